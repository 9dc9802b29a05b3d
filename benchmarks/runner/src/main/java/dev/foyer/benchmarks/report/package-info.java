// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** What came out: medians, a Markdown page, plots. */
@NullMarked
package dev.foyer.benchmarks.report;

import org.jspecify.annotations.NullMarked;
