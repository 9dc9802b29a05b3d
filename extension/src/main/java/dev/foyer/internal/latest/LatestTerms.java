// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.latest;

import java.util.Collection;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.LongSupplier;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.outbound.Receiver;
import dev.foyer.spi.Retention;

/**
 * What newest events are kept with.
 *
 * @param retention what the application allows
 * @param shared where all nodes find them
 * @param members returns the members of a group on this node
 * @param time the time
 */
public record LatestTerms(
        Allowed retention, RetainedEvents shared, Function<Group, Collection<? extends Receiver>> members, Time time) {

    /**
     * What the application allows.
     *
     * @param expected whether it has events that rooms retain
     * @param keep the bounds for each room
     */
    public record Allowed(boolean expected, Retention keep) {}

    /**
     * The time.
     *
     * @param nanos the nanoseconds of a clock that only goes forward
     */
    public record Time(LongSupplier nanos, ScheduledExecutorService timer) {}

    boolean expected() {
        return retention.expected();
    }

    Retention keep() {
        return retention.keep();
    }

    LongSupplier nanos() {
        return time.nanos();
    }

    ScheduledExecutorService timer() {
        return time.timer();
    }
}
