// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** What the machine itself can do: no framework, no JSON library. */
@NullMarked
package dev.foyer.benchmarks.limit;

import org.jspecify.annotations.NullMarked;
