// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Empties a node before it stops. */
@NullMarked
package dev.foyer.internal.connection.drain;

import org.jspecify.annotations.NullMarked;
