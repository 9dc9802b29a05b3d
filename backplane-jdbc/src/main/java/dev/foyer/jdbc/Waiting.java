// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.LongFunction;

import dev.foyer.jdbc.request.Request;

/** Holds what waits for the thread that writes, up to a number of bytes. Safe for any thread. */
final class Waiting {

    /** How much is written in one transaction. */
    private static final int BATCH = 500;

    private static final long BATCH_BYTES = 1_048_576;

    private final long maxBytes;
    private final Pause pause;

    // Mutable state, guarded by this.
    private final Queue<Numbered> queue = new ArrayDeque<>();
    private List<Request> taken = List.of();
    private long numbers;
    private long bytes;
    private boolean closed;

    private record Numbered(long number, Request request) {}

    /**
     * Is what was taken.
     *
     * @param upTo a number: all requests up to it were taken, now or before
     */
    record Batch(List<Request> requests, long upTo) {

        static final Batch NONE = new Batch(List.of(), 0);
    }

    /**
     * Creates a queue that is empty.
     *
     * @param pause of the thread that writes
     */
    Waiting(long maxBytes, Pause pause) {
        this.maxBytes = maxBytes;
        this.pause = pause;
    }

    /** Returns the next number, for what does not wait here. */
    synchronized long nextNumber() {
        return ++numbers;
    }

    /** Adds a request that is made with the next number, or gives it up if too much waits, or all is over. */
    <R extends Request> R add(LongFunction<R> made) {
        R request;
        boolean full;
        boolean first;
        synchronized (this) {
            numbers++;
            request = made.apply(numbers);
            full = closed || bytes + request.bytes() > maxBytes;
            first = queue.isEmpty();
            if (!full) {
                queue.add(new Numbered(numbers, request));
                bytes += request.bytes();
            }
        }
        if (full) {
            request.fail();
        } else if (first) {
            pause.wake();
        }
        return request;
    }

    synchronized boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Takes the oldest requests. They are given up like the others if they take too long. */
    synchronized Batch take() {
        var batch = new ArrayList<Request>();
        long size = 0;
        while (!queue.isEmpty() && batch.size() < BATCH && size < BATCH_BYTES) {
            Request oldest = queue.remove().request();
            size += oldest.bytes();
            batch.add(oldest);
        }
        bytes -= size;
        taken = List.copyOf(batch);
        return new Batch(taken, queue.isEmpty() ? numbers : queue.element().number() - 1);
    }

    /** Gives up what has waited since before a time, in nanoseconds, or what waits for an answer since then. */
    void expire(long oldest) {
        var late = new ArrayList<Request>();
        synchronized (this) {
            taken.stream().filter(one -> one.since() - oldest < 0).forEach(late::add);
            while (!queue.isEmpty() && queue.element().request().since() - oldest < 0) {
                Request first = queue.remove().request();
                bytes -= first.bytes();
                late.add(first);
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
            queue.forEach(one -> all.add(one.request()));
            queue.clear();
        }
        all.forEach(Request::fail);
    }
}
