// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** What the microbenchmarks share. Each is in the package of what it measures. */
@NullMarked
package dev.foyer.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
