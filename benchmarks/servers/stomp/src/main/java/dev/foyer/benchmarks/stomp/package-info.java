// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** The benchmark's endpoint on Spring's STOMP and its simple broker. */
@NullMarked
package dev.foyer.benchmarks.stomp;

import org.jspecify.annotations.NullMarked;
