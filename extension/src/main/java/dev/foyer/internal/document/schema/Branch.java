// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.util.Map;

/** Represents an object of a document, such as a schema, that is written as its members. */
public interface Branch {

    Map<String, Object> members();
}
