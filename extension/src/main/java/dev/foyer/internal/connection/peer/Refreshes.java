// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.peer;

import java.util.function.LongSupplier;

import dev.foyer.internal.inbound.TokenBucket;
import org.jspecify.annotations.Nullable;

/** Limits how often a peer sends new credentials, as verifying them costs more than an event. Safe for any thread. */
public final class Refreshes {

    /** Enough for tokens that live for some seconds only. */
    private static final int PER_MINUTE = 60;

    private static final int AT_ONCE = 10;

    private final LongSupplier nanos;

    // Mutable state, guarded by this.
    private @Nullable TokenBucket bucket; // created by the first use, as most peers send none

    /**
     * Begins without any.
     *
     * @param nanos the nanoseconds of a clock that only goes forward
     */
    public Refreshes(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Counts new credentials. Returns false if the peer sends too many. */
    public synchronized boolean isInTime() {
        if (bucket == null) {
            bucket = new TokenBucket(PER_MINUTE, 60, AT_ONCE, nanos);
        }
        return bucket.tryTake();
    }
}
