// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** What is done to several nodes that share a Redis, and to one with and without it. */
@NullMarked
package dev.foyer.benchmarks.nodes;

import org.jspecify.annotations.NullMarked;
