// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** What was aimed at, beside what was measured. */
@NullMarked
package dev.foyer.benchmarks.goal;

import org.jspecify.annotations.NullMarked;
