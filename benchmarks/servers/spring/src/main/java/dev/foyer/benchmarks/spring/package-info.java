// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** The benchmark's endpoint on Spring's raw WebSocket handlers. */
@NullMarked
package dev.foyer.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
