// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Counts connections and members of rooms, of this node and of the others. */
@NullMarked
package dev.foyer.internal.cluster.sizes;

import org.jspecify.annotations.NullMarked;
