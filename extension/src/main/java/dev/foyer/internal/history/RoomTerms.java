// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.time.Clock;

import dev.foyer.spi.Retention;

/**
 * What the log of a room works with.
 *
 * @param clock the wall clock
 */
record RoomTerms(RoomLog log, Hall hall, Retention keep, Clock clock) {}
