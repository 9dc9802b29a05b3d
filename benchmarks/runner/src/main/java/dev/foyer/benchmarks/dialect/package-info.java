// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** What the same operations look like on the wire of each server. */
@NullMarked
package dev.foyer.benchmarks.dialect;

import org.jspecify.annotations.NullMarked;
