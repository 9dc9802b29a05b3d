// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.util.concurrent.TimeUnit;

/** Lets one thread wait until another one has something for it, or everything is over. Safe for any thread. */
final class Pause {

    // Mutable state, guarded by this.
    private boolean woken;
    private boolean over;

    synchronized boolean isOver() {
        return over;
    }

    synchronized void end() {
        over = true;
        notifyAll();
    }

    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Waits until it is woken, or was since the last time, but not for longer than this. */
    synchronized void nanos(long most) {
        long end = System.nanoTime() + most;
        try {
            for (long left = most; left > 0 && !woken && !over; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException interrupted) { // only from outside: this thread is to end
            over = true;
            Thread.currentThread().interrupt();
        }
        woken = false;
    }
}
