// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.watch;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import dev.foyer.internal.outbound.sender.Senders;

/** Watches the sending threads, from time to time. Safe for any thread. */
public final class SenderWatch {

    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Senders senders;
    private final LongSupplier nanos;
    private final FirstFailure told = new FirstFailure();

    // Mutable state: only the timer writes it.
    private volatile long moved;
    private long batches;

    private SenderWatch(Senders senders, LongSupplier nanos) {
        this.senders = senders;
        this.nanos = nanos;
        this.moved = nanos.getAsLong();
    }

    /**
     * Starts to watch the sending threads.
     *
     * @param nanos the nanoseconds of a clock that only goes forward
     */
    public static SenderWatch start(Senders senders, ScheduledExecutorService timer, LongSupplier nanos) {
        var watch = new SenderWatch(senders, nanos);
        long period = PERIOD.toMillis();
        var unused = timer.scheduleWithFixedDelay(watch::watch, period, period, TimeUnit.MILLISECONDS);
        return watch;
    }

    private void watch() {
        try {
            senders.watch();
            long done = senders.batches();
            if (done != batches || !senders.isBusy()) {
                moved = nanos.getAsLong();
            }
            batches = done;
        } catch (RuntimeException | Error unexpected) { // a timer never repeats a task that has thrown
            told.accept(unexpected);
        }
    }

    /** Tests whether the threads have had work for a minute and have done none, or the timer has not run. */
    public boolean isStalled() {
        return nanos.getAsLong() - moved > STALLED_NANOS;
    }
}
