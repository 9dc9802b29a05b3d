// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Reads a record of handshake headers into its schema, component by component. */
@NullMarked
package dev.foyer.internal.container.definition.endpoint.header;

import org.jspecify.annotations.NullMarked;
