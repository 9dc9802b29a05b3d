// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** The endpoint of the benchmarks with Quarkus WebSockets Next. */
@NullMarked
package dev.foyer.benchmarks.quarkus;

import org.jspecify.annotations.NullMarked;
