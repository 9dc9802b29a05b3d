// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** What endpoints and clients tell each other, written down for clients: JSON Schema, AsyncAPI, TypeScript. Made when asked for. */
@NullMarked
package dev.foyer.internal.document;

import org.jspecify.annotations.NullMarked;
