// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Limits a rate: allows an average number per period, and a burst after a pause. Safe for any thread. */
public final class TokenBucket {

    private final double perNano;
    private final double capacity;
    private final LongSupplier nanos;

    // Mutable state, guarded by this.
    private double tokens;
    private long filledAt;

    /**
     * Creates a full bucket.
     *
     * @param permits the number of permits per period
     * @param seconds the period
     * @param capacity the largest burst
     * @param nanos the clock, in nanoseconds from any origin
     */
    public TokenBucket(int permits, int seconds, int capacity, LongSupplier nanos) {
        this.perNano = (double) permits / TimeUnit.SECONDS.toNanos(seconds);
        this.capacity = capacity;
        this.nanos = nanos;
        this.tokens = capacity;
        this.filledAt = nanos.getAsLong();
    }

    /** Takes a permit. Returns false if none is left. */
    public synchronized boolean tryTake() {
        fill();
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Tests whether a new bucket would be the same. */
    synchronized boolean isFull() {
        fill();
        return tokens >= capacity;
    }

    private void fill() {
        long now = nanos.getAsLong();
        tokens = Math.min(capacity, tokens + (now - filledAt) * perNano);
        filledAt = now;
    }
}
