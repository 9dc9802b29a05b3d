// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/** Describes the application's types in JSON Schema, as JSON-B and Bean Validation treat them. */
@NullMarked
package dev.foyer.internal.document.schema;

import org.jspecify.annotations.NullMarked;
