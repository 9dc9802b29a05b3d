// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Whether Foyer has become dearer. */
@NullMarked
package dev.foyer.benchmarks.smoke;

import org.jspecify.annotations.NullMarked;
