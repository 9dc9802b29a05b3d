// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * The time of a node.
 *
 * @param nanos the nanoseconds of a clock that only goes forward
 * @param clock the wall clock
 * @param timer runs what is due
 */
public record Times(LongSupplier nanos, Clock clock, ScheduledExecutorService timer) {}
