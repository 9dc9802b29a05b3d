// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.foyer.internal.context.ConnectionScope;

/**
 * The connections between their 101 and their opening. If a peer has left by then, its connection is never opened and
 * no container reports that, so the connection is discarded after a while. Safe for any thread.
 */
public final class HalfOpen {

    private final ScheduledExecutorService timer;
    private final Duration timeout;
    private final Consumer<ConnectionScope> discard;

    // Mutable state. Written under this; the map is concurrent so that an opening needs no lock.
    private final Map<ConnectionScope, Future<?>> expected = new ConcurrentHashMap<>();
    private boolean closed;

    public HalfOpen(ScheduledExecutorService timer, Duration timeout, Consumer<ConnectionScope> discard) {
        this.timer = timer;
        this.timeout = timeout;
        this.discard = discard;
    }

    /**
     * Adds a connection whose handshake is about to be answered with 101.
     *
     * @throws IllegalStateException if the application has stopped; the connection is then discarded
     */
    public void expect(ConnectionScope scope) {
        if (!add(scope)) {
            discard.accept(scope);
            throw new IllegalStateException("The application has stopped.");
        }
    }

    private synchronized boolean add(ConnectionScope scope) {
        if (!closed) {
            expected.put(scope, timer.schedule(() -> expire(scope), timeout.toMillis(), TimeUnit.MILLISECONDS));
        }
        return !closed;
    }

    /** Removes a connection whose socket has opened. Returns false if that comes too late. */
    public boolean opened(ConnectionScope scope) {
        Future<?> alarm = expected.remove(scope);
        if (alarm != null) {
            alarm.cancel(false);
        }
        return alarm != null;
    }

    /** Accepts no more connections, and returns those that have not opened. An opening now comes too late. */
    public synchronized List<ConnectionScope> close() {
        closed = true;
        return expected.keySet().stream().filter(this::opened).toList();
    }

    /** Returns the number of half-open connections. */
    public int count() {
        return expected.size();
    }

    private void expire(ConnectionScope scope) {
        if (expected.remove(scope) != null) {
            discard.accept(scope);
        }
    }
}
