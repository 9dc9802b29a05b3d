// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Rules K4, N4, N6 and P4: whole clusters in one loop, with faults from a seed. */
@NullMarked
package dev.foyer.test.simulation;

import org.jspecify.annotations.NullMarked;
