// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** The processes that are measured. */
@NullMarked
package dev.foyer.benchmarks.server;

import org.jspecify.annotations.NullMarked;
