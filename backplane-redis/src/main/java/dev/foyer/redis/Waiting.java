// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.foyer.redis.request.Request;

/** Holds what waits to be written, up to a number of bytes, or for an answer. Safe for any thread. */
final class Waiting {

    /** How many bytes are published in one go. */
    private static final long BATCH_BYTES = 1_048_576;

    private final long maxBytes;

    // Mutable state, guarded by this.
    private final Deque<Request> all = new ArrayDeque<>();
    private List<Request> unanswered = List.of();
    private long bytes;
    private boolean idle;
    private boolean woken;
    private boolean closed;

    Waiting(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Adds a message, or gives it up if too much waits, or all is over. */
    void add(Request request) {
        synchronized (this) {
            if (!closed && bytes + request.bytes() <= maxBytes) {
                all.add(request);
                bytes += request.bytes();
                if (idle) { // else it comes by itself; to wake a thread is what costs most here
                    notifyAll();
                }
                return;
            }
        }
        request.fail();
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
    synchronized List<Request> take() {
        var taken = new ArrayList<Request>();
        long size = 0;
        while (!all.isEmpty() && size < BATCH_BYTES) {
            Request oldest = all.remove();
            size += oldest.bytes();
            taken.add(oldest);
        }
        bytes -= size;
        unanswered = taken;
        return taken;
    }

    /** Puts requests back, in front of all others, as nothing is known of them. */
    synchronized void putBack(List<Request> unanswered) {
        for (int i = unanswered.size() - 1; i >= 0; i--) {
            all.addFirst(unanswered.get(i));
            bytes += unanswered.get(i).bytes();
        }
    }

    /**
     * Gives up the messages that have waited for too long, also for an answer.
     *
     * @param oldest the time in nanoseconds; what was added before it is given up
     */
    void expire(long oldest) {
        var expired = new ArrayList<Request>();
        synchronized (this) {
            for (Request one : unanswered) {
                if (one.since() - oldest >= 0) {
                    break;
                }
                expired.add(one);
            }
            while (!all.isEmpty() && all.peek().since() - oldest < 0) {
                Request first = all.remove();
                bytes -= first.bytes();
                expired.add(first);
            }
        }
        expired.forEach(Request::fail);
    }

    /** Gives up all messages. */
    void giveUp() {
        for (List<Request> left = take(); !left.isEmpty(); left = take()) {
            left.forEach(Request::fail);
        }
    }
}
