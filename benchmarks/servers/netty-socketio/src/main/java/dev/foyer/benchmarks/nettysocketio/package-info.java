// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** The benchmark's endpoint on netty-socketio. */
@NullMarked
package dev.foyer.benchmarks.nettysocketio;

import org.jspecify.annotations.NullMarked;
