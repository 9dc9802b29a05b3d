// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** The endpoint of the benchmarks as one writes it with Foyer. */
@NullMarked
package dev.foyer.benchmarks.foyer;

import org.jspecify.annotations.NullMarked;
