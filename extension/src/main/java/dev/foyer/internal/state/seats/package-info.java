// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Bounds the members of rooms over all nodes. */
@NullMarked
package dev.foyer.internal.state.seats;

import org.jspecify.annotations.NullMarked;
