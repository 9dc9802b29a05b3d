// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.time.Duration;

/**
 * Decides when to send a peer a sign that the server is still there. Signs are due while a handler holds up the reading
 * thread, so that no ping is read. A client starts to doubt after 5 s without an answer. Times are those of
 * {@link System#nanoTime}. For one thread.
 */
public final class SignOfLife {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final long period;
    // Mutable state.
    private boolean running;
    private long due;

    /**
     * Creates the signs of a new connection.
     *
     * @param beat the interval at which the peer itself asks for a sign
     */
    public SignOfLife(Duration beat) {
        this.period = (beat.compareTo(LONGEST) < 0 ? beat : LONGEST).toNanos();
    }

    /**
     * Tests whether a sign is due. Called from time to time.
     *
     * @param held whether a handler may be holding up the reading thread
     */
    public boolean isDue(boolean held, long now) {
        boolean begins = held && !running;
        running = held;
        if (!held || (!begins && now - due < 0)) {
            return false;
        }
        due = now + period;
        return !begins;
    }
}
