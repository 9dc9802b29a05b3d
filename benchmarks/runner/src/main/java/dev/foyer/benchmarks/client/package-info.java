// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** The load generator's WebSocket client: one thread, one selector. */
@NullMarked
package dev.foyer.benchmarks.client;

import org.jspecify.annotations.NullMarked;
