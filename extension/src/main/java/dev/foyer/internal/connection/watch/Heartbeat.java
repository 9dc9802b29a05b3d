// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.watch;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import dev.foyer.internal.connection.OpenConnections;
import dev.foyer.internal.model.settings.Settings;

/** Checks all connections from time to time, on a single timer however many there are. */
public final class Heartbeat {

    /** The number of checks of a connection within the shortest of its times. */
    private static final int PRECISION = 8;

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private Heartbeat() {}

    /**
     * Starts to check all connections.
     *
     * @param clock the nanoseconds of a clock that only goes forward
     */
    public static void start(
            Settings settings, OpenConnections all, ScheduledExecutorService timer, LongSupplier clock) {
        Duration shortest = Stream.of(
                        settings.heartbeat().interval(),
                        settings.heartbeat().timeout(),
                        settings.outbox().sendTimeout())
                .map(time -> time.dividedBy(PRECISION))
                .filter(time -> time.compareTo(LONGEST) < 0)
                .min(Duration::compareTo)
                .orElse(LONGEST);
        var told = new FirstFailure();
        long period = Math.max(1, shortest.toMillis());
        var unused = timer.scheduleWithFixedDelay(() -> sweep(all, clock, told), period, period, TimeUnit.MILLISECONDS);
    }

    private static void sweep(OpenConnections all, LongSupplier clock, FirstFailure told) {
        all.forEach(lifecycle -> {
            try {
                lifecycle.check(clock.getAsLong());
            } catch (RuntimeException | Error unexpected) { // the other connections must still be checked
                told.accept(unexpected);
            }
        });
    }
}
