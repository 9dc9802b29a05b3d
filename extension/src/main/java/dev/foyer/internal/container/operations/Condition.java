// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.operations;

import org.jspecify.annotations.Nullable;

/**
 * Tells how the node of an application is: before it has started, while it runs, and afterwards. Takes no lock. Safe for
 * any thread.
 */
public final class Condition {

    private static final Sign NOT_STARTED = new Sign(false, "not started");

    // Mutable state: set when the application has started.
    private volatile @Nullable Vitals vitals;
    private volatile boolean idle;

    /** Notes that the application has started. */
    public void started(Vitals running) {
        vitals = running;
    }

    /** Notes that the application has nothing of Foyer's to start. */
    public void idle() {
        idle = true;
    }

    /** Tells whether the application has started. */
    public Sign started() {
        return idle || vitals != null ? Sign.UP : NOT_STARTED;
    }

    /** Tells whether clients may connect. */
    public Sign ready() {
        Vitals now = vitals;
        if (now == null) {
            return started();
        }
        if (now.stop().isBegun()) {
            return new Sign(false, "stopping");
        }
        return now.drain().hasBegun() ? new Sign(false, "draining") : Sign.UP;
    }

    /** Tells whether only a restart can help. Nothing outside of the process counts. */
    public Sign live() {
        Vitals now = vitals;
        return now == null || now.stop().isBegun() || !now.senders().isStalled()
                ? Sign.UP
                : new Sign(false, "nothing has been sent for a minute");
    }

    /** Returns the number of clients that are connected to this node. */
    public int connections() {
        Vitals now = vitals;
        return now == null ? 0 : now.connections();
    }
}
