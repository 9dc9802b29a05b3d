// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import org.jspecify.annotations.Nullable;

/** Remembers the thread that reads from a peer, while it reads. Safe for any thread. */
final class ReaderThread {

    private volatile @Nullable Thread thread;

    /** Runs the work of reading, which may call this method again. */
    void run(Runnable work) {
        Thread before = thread;
        thread = Thread.currentThread();
        try {
            work.run();
        } finally {
            thread = before;
        }
    }

    /** Tests whether the calling thread is the reading one. */
    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }
}
