// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import dev.foyer.internal.document.schema.Schema;

/** Describes an event that the server sends. */
record ToldEvent(String name, Schema data) {}
