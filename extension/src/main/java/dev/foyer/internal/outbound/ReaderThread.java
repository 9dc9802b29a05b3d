// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.util.List;

import dev.foyer.internal.outbound.backlog.Joiner;
import dev.foyer.internal.outbound.sender.Senders;
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

    /** Drains a claimed channel on the calling thread if that is the reading one, and else has it drained. */
    void drain(Channel claimed, Senders senders) {
        if (Thread.currentThread() == thread) {
            claimed.drain(new Joiner());
        } else {
            senders.drain(List.of(claimed));
        }
    }
}
