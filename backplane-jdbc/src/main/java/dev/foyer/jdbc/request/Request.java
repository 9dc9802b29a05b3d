// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.request;

/** Waits for the thread that writes. Safe for any thread. */
public abstract class Request {

    private final long since = System.nanoTime();

    /** Returns when it was handed over, in nanoseconds. */
    public final long since() {
        return since;
    }

    /** Returns its size, roughly. */
    public abstract int bytes();

    /** Gives it up. Has no effect if it has ended. */
    public abstract void fail();

    public abstract boolean isDone();
}
