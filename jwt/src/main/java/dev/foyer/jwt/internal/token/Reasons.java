// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.token;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Logs at the level debug why tokens are refused, and not more of it than somebody can read: whoever sends tokens all
 * the time fills no disk. Lines that are left out are counted, and the next line tells how many. Safe for any thread.
 */
public final class Reasons {

    /** How many lines there are in a minute. */
    static final int MOST = 1_000;

    private static final Logger LOGGER = System.getLogger("dev.foyer.jwt");
    private static final long PERIOD = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;

    // Mutable state, guarded by this.
    private long begun;
    private int written;
    private long left;

    /**
     * Has logged nothing so far.
     *
     * @param nanos counts nanoseconds
     */
    public Reasons(LongSupplier nanos) {
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /**
     * Logs a reason.
     *
     * @param reason the end of a sentence that begins with the token, without any part of that
     */
    public void log(String reason) {
        if (LOGGER.isLoggable(Level.DEBUG)) {
            long before = leftBefore();
            if (before > 0) {
                LOGGER.log(Level.DEBUG, () -> before + " more tokens were refused, whose reasons were left out.");
            }
            if (before >= 0) {
                LOGGER.log(Level.DEBUG, () -> "A token " + reason + ".");
            }
        }
    }

    /** Returns how many lines were left out before this one, or -1 if this one is left out, too. */
    private synchronized long leftBefore() {
        long now = nanos.getAsLong();
        if (now - begun > PERIOD) {
            begun = now;
            written = 0;
        }
        if (written >= MOST) {
            left++;
            return -1;
        }
        written++;
        long before = left;
        left = 0;
        return before;
    }
}
