// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Knows who is present in rooms, on all nodes, and tells the members. */
@NullMarked
package dev.foyer.internal.presence;

import org.jspecify.annotations.NullMarked;
