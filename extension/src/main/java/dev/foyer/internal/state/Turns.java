// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import java.time.Duration;

import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/**
 * Lets other nodes have their turn. A node that has just changed a value knows it first, and would be first with the
 * next change, too, so that the others might never be. For one thread at a time.
 */
final class Turns {

    /** How long it counts that another node has changed the value. */
    private static final long MEMORY = Duration.ofSeconds(1).toNanos();

    /** How many changes follow each other before others may try, though none was heard of. */
    private static final int MOST_IN_A_ROW = 8;

    private static final long LONGEST = Duration.ofMillis(20).toNanos();

    // Mutable state.
    private @Nullable Position own; // that was made here last
    private long madeAt;
    private long took; // in nanoseconds
    private int inARow;
    private boolean met; // another node has changed the value
    private long metAt;

    /**
     * Returns for how many nanoseconds others may try before a change is made here.
     *
     * @param now where the value is; {@code null} if there is none
     * @param others the number of other nodes
     */
    long rest(@Nullable Position now, int others, long nanos) {
        if (own != null && !own.equals(now)) {
            beaten(nanos);
            return 0;
        }
        boolean shared = met && nanos - metAt < MEMORY;
        if (own == null || others == 0 || (!shared && inARow < MOST_IN_A_ROW)) {
            return 0;
        }
        inARow = 0;
        return Math.max(0, Math.min(LONGEST, took * (others + 1)) - (nanos - madeAt));
    }

    /**
     * Notes that a change was made here.
     *
     * @param begin when it was begun
     */
    void made(Position at, long begin, long nanos) {
        inARow = nanos - madeAt < LONGEST ? inARow + 1 : 1;
        own = at;
        madeAt = nanos;
        took = nanos - begin;
    }

    /** Notes that another node has changed the value. */
    void beaten(long nanos) {
        own = null;
        met = true;
        metAt = nanos;
    }
}
