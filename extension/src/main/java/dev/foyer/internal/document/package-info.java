// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Describes the messages between endpoints and clients: JSON Schema, AsyncAPI, TypeScript. Created on request. */
@NullMarked
package dev.foyer.internal.document;

import org.jspecify.annotations.NullMarked;
