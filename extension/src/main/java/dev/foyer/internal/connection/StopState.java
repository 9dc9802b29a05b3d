// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

/** Tracks the progress of an application's stop. Safe for any thread. */
public final class StopState {

    private volatile boolean leaving;
    private volatile boolean begun;
    private volatile boolean over;

    /** Notes that the clients are to go elsewhere, as the application will stop. */
    public void leave() {
        leaving = true;
    }

    /** Tests whether clients whose connections are closed because of a restart go on elsewhere. */
    boolean isLeaving() {
        return leaving || begun;
    }

    /** Notes that the application begins to stop. */
    void begin() {
        begun = true;
    }

    /** Notes that the application has stopped. */
    void finish() {
        over = true;
    }

    /** Tests whether the application has begun to stop, so that connections that open must be closed. */
    public boolean isBegun() {
        return begun;
    }

    /** Tests whether the application has stopped, so that none of its code may be called any more. */
    boolean isOver() {
        return over;
    }
}
