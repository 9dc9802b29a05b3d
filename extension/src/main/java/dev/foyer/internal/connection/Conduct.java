// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.util.concurrent.atomic.AtomicInteger;

import dev.foyer.Closing;
import dev.foyer.internal.inbound.TokenBucket;

/** How a peer behaves: how fast it sends, and how many of its messages could not be read. Safe for any thread. */
public final class Conduct {

    private static final int MAX_STRIKES = 10;

    private final TokenBucket bucket;

    // Mutable state.
    private final AtomicInteger strikes = new AtomicInteger();

    Conduct(TokenBucket bucket) {
        this.bucket = bucket;
    }

    /** Whether the peer does not send too fast; counts a message. */
    public boolean isInTime() {
        return bucket.tryTake();
    }

    /** A message could be read. */
    public void understood() {
        strikes.set(0);
    }

    /** A message could not be read; true if it was the last of too many in a row. */
    public boolean misunderstood() {
        return strikes.incrementAndGet() >= MAX_STRIKES;
    }

    /** A peer that sent too many messages that could not be read. */
    static Closing misbehaved() {
        return policy(MAX_STRIKES + " bad messages in a row");
    }

    /** A peer that broke a rule, and which. */
    public static Closing policy(String reason) {
        return new Closing(Closing.POLICY.code(), reason);
    }

    /** A message that was larger than this. */
    public static Closing tooBig(int maxBytes) {
        return new Closing(Closing.TOO_BIG.code(), "larger than " + maxBytes + " bytes");
    }
}
