// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** What is counted, and what it took. */
@NullMarked
package dev.foyer.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
