// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** The command: which servers, which scenarios, in which order. */
@NullMarked
package dev.foyer.benchmarks;

import org.jspecify.annotations.NullMarked;
