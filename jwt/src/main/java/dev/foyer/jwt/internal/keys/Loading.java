// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One attempt to load keys. Safe for any thread. */
final class Loading {

    private final Instant begun;
    private final CountDownLatch done = new CountDownLatch(1);

    Loading(Instant begun) {
        this.begun = begun;
    }

    void end() {
        done.countDown();
    }

    boolean isDone() {
        return done.getCount() == 0;
    }

    /** Tests whether it began at another time than this span of time, also if the clock was set back. */
    boolean isOlderThan(Duration span, Instant now) {
        return now.isBefore(begun) || !now.isBefore(begun.plus(span));
    }

    /** Waits for the end, and returns whether it came. */
    boolean await(Duration patience) {
        try {
            return done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
