// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import org.jspecify.annotations.Nullable;

/** Remembers the thread that reads from a peer, while it does. Safe for any thread. */
final class ReaderThread {

    private volatile @Nullable Thread thread;

    /** Runs what reads; it may do so again within it. */
    void run(Runnable work) {
        Thread before = thread;
        thread = Thread.currentThread();
        try {
            work.run();
        } finally {
            thread = before;
        }
    }

    /** Says whether the calling thread is the one that reads. */
    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }
}
