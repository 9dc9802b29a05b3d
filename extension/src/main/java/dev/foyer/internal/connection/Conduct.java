// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.util.concurrent.atomic.AtomicInteger;

import dev.foyer.Closing;
import dev.foyer.internal.inbound.TokenBucket;

/** Tracks a peer's behaviour: how fast it sends, and how many unreadable messages. Safe for any thread. */
public final class Conduct {

    private static final int MAX_STRIKES = 10;

    private final TokenBucket bucket;

    // Mutable state.
    private final AtomicInteger strikes = new AtomicInteger();

    Conduct(TokenBucket bucket) {
        this.bucket = bucket;
    }

    /** Counts a message. Returns false if the peer sends too fast. */
    public boolean isInTime() {
        return bucket.tryTake();
    }

    /** Notes that a message could be read. */
    public void understood() {
        if (strikes.get() != 0) { // mostly it is, and reading is cheaper
            strikes.set(0);
        }
    }

    /** Notes that a message could not be read. Returns true if it was the last of too many in a row. */
    public boolean misunderstood() {
        return strikes.incrementAndGet() >= MAX_STRIKES;
    }

    /** Returns the closing for too many unreadable messages. */
    static Closing misbehaved() {
        return Misconduct.policy(MAX_STRIKES + " bad messages in a row");
    }
}
