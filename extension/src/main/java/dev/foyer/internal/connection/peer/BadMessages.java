// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.peer;

import java.util.concurrent.atomic.AtomicInteger;

import dev.foyer.Closing;

/** Counts the messages of a peer in a row that could not be read. Safe for any thread. */
public final class BadMessages {

    private static final int MAX_IN_A_ROW = 10;

    // Mutable state.
    private final AtomicInteger inARow = new AtomicInteger();

    public BadMessages() {}

    /** Notes that a message could be read. */
    public void understood() {
        if (inARow.get() != 0) { // mostly it is, and reading is cheaper
            inARow.set(0);
        }
    }

    /** Notes that a message could not be read. Returns true if it was the last of too many in a row. */
    public boolean misunderstood() {
        return inARow.incrementAndGet() >= MAX_IN_A_ROW;
    }

    /** Returns the closing for too many of them. */
    public static Closing closing() {
        return Misconduct.policy(MAX_IN_A_ROW + " bad messages in a row");
    }
}
