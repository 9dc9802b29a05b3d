// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

/** Says how far the stop of an application has come. Safe for any thread. */
public final class StopState {

    private volatile boolean begun;
    private volatile boolean over;

    /** Has the application begin to stop. */
    void begin() {
        begun = true;
    }

    /** Has the application be over. */
    void finish() {
        over = true;
    }

    /** Returns whether the application has begun to stop, so that a connection that opens is to be closed. */
    boolean isBegun() {
        return begun;
    }

    /** Returns whether the application has stopped, so that none of its code is to be called any more. */
    boolean isOver() {
        return over;
    }
}
