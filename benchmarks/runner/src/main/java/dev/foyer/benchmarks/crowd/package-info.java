// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Connections in rooms, and whether each gets what is published to them. */
@NullMarked
package dev.foyer.benchmarks.crowd;

import org.jspecify.annotations.NullMarked;
