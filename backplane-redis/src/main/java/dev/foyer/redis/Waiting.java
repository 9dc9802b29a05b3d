// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Holds the messages that wait to be published, up to a number of bytes, or for an answer. Safe for any thread. */
final class Waiting {

    /** How many bytes are published in one go. */
    private static final long BATCH_BYTES = 1_048_576;

    private final long maxBytes;

    // Mutable state, guarded by this.
    private final Deque<Publishing> all = new ArrayDeque<>();
    private List<Publishing> unanswered = List.of();
    private long bytes;
    private boolean idle;
    private boolean woken;
    private boolean closed;

    Waiting(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Adds a message, or gives it up if too much waits, or all is over. */
    void add(Publishing publishing) {
        synchronized (this) {
            if (!closed && bytes + publishing.bytes() <= maxBytes) {
                all.add(publishing);
                bytes += publishing.bytes();
                if (idle) { // else it comes by itself; to wake a thread is what costs most here
                    notifyAll();
                }
                return;
            }
        }
        publishing.fail();
    }

    /** Takes nothing more. */
    synchronized void close() {
        closed = true;
        wake();
    }

    /** Lets the thread that waits go on. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Waits until there is something to do, but for a second at most. */
    synchronized void await() throws InterruptedException {
        if (all.isEmpty() && !woken) {
            idle = true;
            try {
                TimeUnit.SECONDS.timedWait(this, 1);
            } finally {
                idle = false;
            }
        }
        woken = false;
    }

    synchronized boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * Waits for something to do other than to publish.
     *
     * @param end the time in nanoseconds until which it waits at most
     */
    synchronized void awaitWake(long end) throws InterruptedException {
        for (long left = end - System.nanoTime(); left > 0 && !woken; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        woken = false;
    }

    /** Takes the oldest messages. They wait for an answer until the next ones are taken. */
    synchronized List<Publishing> take() {
        var taken = new ArrayList<Publishing>();
        long size = 0;
        while (!all.isEmpty() && size < BATCH_BYTES) {
            Publishing oldest = all.remove();
            size += oldest.bytes();
            taken.add(oldest);
        }
        bytes -= size;
        unanswered = taken;
        return taken;
    }

    /**
     * Gives up the messages that have waited for too long, also for an answer.
     *
     * @param oldest the time in nanoseconds; what was added before it is given up
     */
    void expire(long oldest) {
        var expired = new ArrayList<Publishing>();
        synchronized (this) {
            for (Publishing one : unanswered) {
                if (one.since() - oldest >= 0) {
                    break;
                }
                expired.add(one);
            }
            while (!all.isEmpty() && all.peek().since() - oldest < 0) {
                Publishing first = all.remove();
                bytes -= first.bytes();
                expired.add(first);
            }
        }
        expired.forEach(Publishing::fail);
    }

    /** Gives up all messages. */
    void giveUp() {
        for (List<Publishing> left = take(); !left.isEmpty(); left = take()) {
            left.forEach(Publishing::fail);
        }
    }
}
