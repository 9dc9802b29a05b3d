// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** What is done to a server. */
@NullMarked
package dev.foyer.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
