// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

import org.jspecify.annotations.Nullable;

/** Closes one session, and may be given up. Its state is guarded by the closers. */
final class Attempt implements Runnable {

    private final Object guard;
    private final Runnable close;

    // Mutable state, guarded by the closers.
    private @Nullable Runnable cut; // null if already used
    long since;
    boolean isReplaced;
    private @Nullable Thread thread; // set while it closes

    /**
     * Prepares an attempt.
     *
     * @param guard the closers, which guard the state
     * @param cut cuts the line, or {@code null} if that is not possible any more
     */
    Attempt(Object guard, Runnable close, @Nullable Runnable cut) {
        this.guard = guard;
        this.close = close;
        this.cut = cut;
    }

    @Override
    public void run() {
        synchronized (guard) {
            thread = Thread.currentThread();
        }
        close.run();
    }

    /** Returns an attempt that cuts the line, once: on a separate thread, as cutting may take time, too. */
    @Nullable
    Attempt cutting() {
        Runnable once = cut;
        cut = null;
        return once == null ? null : new Attempt(guard, once, null);
    }

    /** Notes that the thread has other work from now on. */
    void ended() {
        thread = null;
    }

    /** Interrupts the closing, if it is under way. */
    void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
