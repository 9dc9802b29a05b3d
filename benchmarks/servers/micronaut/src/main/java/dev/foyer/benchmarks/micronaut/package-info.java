// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** The endpoint of the benchmarks with Micronaut. */
@NullMarked
package dev.foyer.benchmarks.micronaut;

import org.jspecify.annotations.NullMarked;
