// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Judges what the peer of one connection does. */
@NullMarked
package dev.foyer.internal.connection.peer;

import org.jspecify.annotations.NullMarked;
