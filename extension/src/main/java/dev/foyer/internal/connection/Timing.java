// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The clocks and threads that connections need.
 *
 * @param nanos the nanoseconds of a clock that only goes forward
 * @param wall the time of day
 * @param workers run the tasks that must not run on the calling thread
 * @param stop the progress of the application's stop
 * @param random makes times differ that must not coincide; safe for any thread
 */
public record Timing(LongSupplier nanos, Clock wall, Executor workers, StopState stop, RandomGenerator random) {}
