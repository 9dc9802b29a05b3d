// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import dev.foyer.jdbc.request.Request;

/** Holds what waits for the thread that writes, up to a number of bytes. Safe for any thread. */
final class Waiting {

    /** How much is written in one transaction. */
    private static final int BATCH = 500;

    private static final long BATCH_BYTES = 1_048_576;

    private final long maxBytes;
    private final Pause pause;

    // Mutable state, guarded by this.
    private final Queue<Request> queue = new ArrayDeque<>();
    private List<Request> taken = List.of();
    private long bytes;
    private boolean closed;

    /**
     * Creates a queue that is empty.
     *
     * @param pause of the thread that writes
     */
    Waiting(long maxBytes, Pause pause) {
        this.maxBytes = maxBytes;
        this.pause = pause;
    }

    /** Adds a request, or gives it up if too much waits, or all is over. */
    void add(Request request) {
        boolean full;
        boolean first;
        synchronized (this) {
            full = closed || bytes + request.bytes() > maxBytes;
            first = queue.isEmpty();
            if (!full) {
                queue.add(request);
                bytes += request.bytes();
            }
        }
        if (full) {
            request.fail();
        } else if (first) {
            pause.wake();
        }
    }

    synchronized boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Takes the oldest requests. They are given up like the others if they take too long. */
    synchronized List<Request> take() {
        var batch = new ArrayList<Request>();
        long size = 0;
        while (!queue.isEmpty() && batch.size() < BATCH && size < BATCH_BYTES) {
            Request oldest = queue.remove();
            size += oldest.bytes();
            batch.add(oldest);
        }
        bytes -= size;
        taken = List.copyOf(batch);
        return taken;
    }

    /** Gives up what has waited since before a time, in nanoseconds, or what waits for an answer since then. */
    void expire(long oldest) {
        var late = new ArrayList<Request>();
        synchronized (this) {
            taken.stream().filter(one -> one.since() - oldest < 0).forEach(late::add);
            while (!queue.isEmpty() && queue.element().since() - oldest < 0) {
                bytes -= queue.element().bytes();
                late.add(queue.remove());
            }
        }
        late.forEach(Request::fail);
    }

    /** Takes nothing more. */
    synchronized void close() {
        closed = true;
    }

    /** Gives up everything. */
    void giveUp() {
        var all = new ArrayList<Request>();
        synchronized (this) {
            closed = true;
            all.addAll(taken);
            all.addAll(queue);
            queue.clear();
        }
        all.forEach(Request::fail);
    }
}
