// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.watch;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.foyer.internal.outbound.Senders;

/** Watches the sending threads, from time to time. */
public final class SenderWatch {

    private static final Duration PERIOD = Duration.ofMillis(100);

    private SenderWatch() {}

    /** Starts to watch the sending threads. */
    public static void start(Senders senders, ScheduledExecutorService timer) {
        var told = new FirstFailure();
        long period = PERIOD.toMillis();
        var unused = timer.scheduleWithFixedDelay(() -> watch(senders, told), period, period, TimeUnit.MILLISECONDS);
    }

    private static void watch(Senders senders, FirstFailure told) {
        try {
            senders.watch();
        } catch (RuntimeException | Error unexpected) { // a timer never repeats a task that has thrown
            told.accept(unexpected);
        }
    }
}
