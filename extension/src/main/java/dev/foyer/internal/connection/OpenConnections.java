// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import dev.foyer.Closing;
import dev.foyer.internal.connection.away.Eldest;
import dev.foyer.internal.flow.Waits;
import dev.foyer.internal.model.EndpointModel;
import org.jspecify.annotations.Nullable;

/**
 * Holds the connections of one application, from a moment before their sockets open until nothing is left of them. Safe
 * for any thread.
 */
public final class OpenConnections {

    private final LongSupplier clock;
    private final Waits waits;
    private final Map<String, Lifecycle> lifecycles = new ConcurrentHashMap<>();
    private final Eldest<Absence> away;
    private final StopState state;

    /**
     * Creates an empty set.
     *
     * @param clock the nanoseconds of a clock that only goes forward
     * @param waits lets the thread that stops the application wait
     * @param state the progress of the application's stop
     * @param maxAway the number of connections whose lines may be lost at the same time
     */
    public OpenConnections(LongSupplier clock, Waits waits, StopState state, int maxAway) {
        this.clock = clock;
        this.waits = waits;
        this.state = state;
        this.away = new Eldest<>(maxAway);
    }

    /** Holds a connection until nothing is left of it. */
    void add(Lifecycle lifecycle) {
        lifecycles.put(id(lifecycle), lifecycle);
        var unused = lifecycle.gone().thenRun(() -> {
            lifecycles.remove(id(lifecycle), lifecycle);
            Absence absence = lifecycle.absence();
            if (absence != null) {
                away.remove(absence);
            }
        });
    }

    private static String id(Lifecycle lifecycle) {
        return lifecycle.scope().connection().id();
    }

    /** Notes that a connection has taken the id that it had on another node. */
    void renamed(Lifecycle lifecycle, String before) {
        lifecycles.put(id(lifecycle), lifecycle);
        lifecycles.remove(before, lifecycle);
    }

    /** Counts a connection as away. If there are too many, the one that has been away longest ends. */
    void parked(Absence absence) {
        Absence eldest = away.add(absence);
        if (eldest != null) {
            eldest.giveUp();
        }
        if (!absence.isNow()) { // it has been resumed or has ended just now
            away.remove(absence);
        }
    }

    /** Counts a connection as away no longer. */
    void resumed(Absence absence) {
        away.remove(absence);
    }

    /** Returns the number of connections that have a line. */
    public int countPresent() {
        return lifecycles.size() - away.size();
    }

    /** Returns the connections that have a line. */
    public List<Lifecycle> present() {
        return lifecycles.values().stream().filter(OpenConnections::isPresent).toList();
    }

    private static boolean isPresent(Lifecycle lifecycle) {
        Absence absence = lifecycle.absence();
        return absence == null || !absence.isNow();
    }

    /** Returns the connection with an id, or {@code null}. */
    @Nullable
    Lifecycle find(String id) {
        return lifecycles.get(id);
    }

    /** Returns the number of connections. */
    public int count() {
        return lifecycles.size();
    }

    /** Returns the open sessions of an endpoint as the application sees them. */
    public Set<Object> sessions(EndpointModel endpoint) {
        return lifecycles.values().stream()
                .flatMap(lifecycle -> lifecycle.openSession(endpoint).stream())
                .collect(Collectors.toSet());
    }

    public void forEach(Consumer<Lifecycle> work) {
        lifecycles.values().forEach(work);
    }

    /** Starts to close all connections, and has those closed that open from now on. */
    public void close(Closing closing) {
        state.begin();
        lifecycles.values().forEach(lifecycle -> lifecycle.close(closing));
    }

    /** Ends the remaining connections, without waiting for the container or for handlers. */
    public void endNow(Closing closing, Executor workers) {
        lifecycles.values().forEach(lifecycle -> workers.execute(() -> lifecycle.endNow(closing)));
    }

    /** Prevents all further calls of the application's code. */
    public void finish() {
        state.finish();
    }

    /** Waits until none is left. Repeats that, as others may open during the wait. */
    public void awaitNone(long deadline) {
        boolean inTime = true;
        while (inTime && !lifecycles.isEmpty()) {
            inTime = await(
                    CompletableFuture.allOf(
                            lifecycles.values().stream().map(Lifecycle::gone).toArray(CompletableFuture<?>[]::new)),
                    deadline);
        }
    }

    /** Waits for the future. Returns false if the time was not enough. */
    private boolean await(CompletableFuture<Void> gone, long deadline) {
        try {
            return waits.await(gone, deadline - clock.getAsLong());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
