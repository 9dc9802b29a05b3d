// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Finds the tokens of clients, has the application verify them, and knows when they expire. */
@NullMarked
package dev.foyer.internal.handshake.token;

import org.jspecify.annotations.NullMarked;
