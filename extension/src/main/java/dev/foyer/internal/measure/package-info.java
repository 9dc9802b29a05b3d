// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Counts and times what happens, and follows events. Knows no library for that: {@code container.telemetry} has those.
 * A leaf that every stage may use.
 */
@NullMarked
package dev.foyer.internal.measure;

import org.jspecify.annotations.NullMarked;
