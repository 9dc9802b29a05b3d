// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.line;

import java.time.Duration;

/**
 * How fast a client reads.
 *
 * @param bytesPerSecond how much it reads in a second; 0 if it reads nothing, and {@link Integer#MAX_VALUE} if it reads
 *     everything at once
 */
record Reading(int bytesPerSecond) {

    static final Reading AT_ONCE = new Reading(Integer.MAX_VALUE);
    static final Reading NEVER = new Reading(0);

    boolean isNever() {
        return bytesPerSecond == 0;
    }

    /** Returns how long the client needs for a message. */
    Duration timeFor(Message message) {
        return bytesPerSecond == Integer.MAX_VALUE
                ? Duration.ZERO
                : Duration.ofNanos(message.bytes() * 1_000_000_000L / bytesPerSecond);
    }
}
