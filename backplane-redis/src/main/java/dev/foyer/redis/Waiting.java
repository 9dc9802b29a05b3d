// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Holds the messages that wait to be published, up to a number of bytes and for a time. Safe for any thread. */
final class Waiting {

    private final long maxBytes;
    private final long patience;

    // Mutable state, guarded by this.
    private final Deque<Publishing> all = new ArrayDeque<>();
    private long bytes;
    private boolean woken;

    /**
     * Creates an empty queue.
     *
     * @param patience the nanoseconds after which a message is given up
     */
    Waiting(long maxBytes, long patience) {
        this.maxBytes = maxBytes;
        this.patience = patience;
    }

    /** Adds a message, or gives it up if too much waits. */
    void add(Publishing publishing) {
        synchronized (this) {
            if (bytes + publishing.bytes() <= maxBytes) {
                all.add(publishing);
                bytes += publishing.bytes();
                notifyAll();
                return;
            }
        }
        publishing.fail();
    }

    /** Lets the thread that waits go on. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Waits until there is something to do, but for a second at most. */
    synchronized void await() throws InterruptedException {
        if (all.isEmpty() && !woken) {
            TimeUnit.SECONDS.timedWait(this, 1);
        }
        woken = false;
    }

    /** Takes all messages. */
    synchronized List<Publishing> take() {
        var taken = new ArrayList<>(all);
        all.clear();
        bytes = 0;
        return taken;
    }

    /**
     * Gives up the messages that have waited for too long.
     *
     * @param now the time in nanoseconds
     */
    void expire(long now) {
        var expired = new ArrayList<Publishing>();
        synchronized (this) {
            while (!all.isEmpty() && now - all.peek().since() > patience) {
                Publishing oldest = all.remove();
                bytes -= oldest.bytes();
                expired.add(oldest);
            }
        }
        expired.forEach(Publishing::fail);
    }
}
