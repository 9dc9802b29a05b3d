// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** The yardstick: the endpoint as one writes it by hand, with blocking sends. */
@NullMarked
package dev.foyer.benchmarks.liberty;

import org.jspecify.annotations.NullMarked;
