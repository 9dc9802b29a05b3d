// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

import dev.foyer.internal.flow.Waits;

/**
 * The time of rooms that remember.
 *
 * @param nanos the nanoseconds of a clock that only goes forward
 * @param timer runs what is due
 * @param waits lets a thread wait
 * @param pause lets the calling thread rest for a number of nanoseconds
 */
public record StateTime(LongSupplier nanos, ScheduledExecutorService timer, Waits waits, LongConsumer pause) {}
