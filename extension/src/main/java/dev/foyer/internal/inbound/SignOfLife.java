// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.time.Duration;

/**
 * When a peer is to be told that the server is still there: while a handler holds up the thread that reads, so that no ping is read. A
 * client doubts after 5 s without an answer. Times are those of {@link System#nanoTime}. For one thread.
 */
public final class SignOfLife {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final long period;
    // Mutable state.
    private boolean running;
    private long due;

    /**
     * The signs of a new connection.
     *
     * @param beat how often it asks for one itself
     */
    public SignOfLife(Duration beat) {
        this.period = (beat.compareTo(LONGEST) < 0 ? beat : LONGEST).toNanos();
    }

    /**
     * Whether one is due; asked from time to time.
     *
     * @param held whether a handler may hold up the thread that reads
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
