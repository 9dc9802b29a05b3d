// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Knows whether credentials are still valid. Safe for any thread.
 *
 * @param clock the time of day
 * @param grace how long they are accepted after their expiry
 */
public record Validity(Clock clock, Duration grace) {

    /** The longest time of which clients are told; others can wait for it. */
    private static final Duration LONGEST = Duration.ofDays(1000);

    /**
     * Tests whether credentials are not accepted any more.
     *
     * @param expires when they expire, or {@code null} if they do not
     */
    public boolean isOver(@Nullable Instant expires) {
        return expires != null
                && !expires.equals(Instant.MAX)
                && clock.millis() >= saturated(expires) + grace.toMillis();
    }

    /** Returns the whole seconds until the expiry, or {@code null} if there is none that anybody would wait for. */
    public @Nullable Long secondsUntil(@Nullable Instant expires) {
        if (expires == null) {
            return null;
        }
        long left = saturated(expires) - clock.millis();
        return left > LONGEST.toMillis() ? null : Long.valueOf(Math.max(0, left / 1000));
    }

    /** Returns milliseconds since the epoch, at most what can be added to. */
    private static long saturated(Instant instant) {
        long seconds = Math.max(0, Math.min(instant.getEpochSecond(), Long.MAX_VALUE / 4000));
        return seconds * 1000 + instant.getNano() / 1_000_000;
    }
}
