// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock in nanoseconds that goes on only when it is told to. Safe for any thread. */
public final class ManualClock implements LongSupplier {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000); // nanoTime may overflow, too

    @Override
    public long getAsLong() {
        return now.get();
    }

    /** Goes on, and returns the new time. */
    public long advance(Duration time) {
        return now.addAndGet(time.toNanos());
    }
}
