// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.audience.follow.Announcer;
import dev.foyer.internal.container.server.Threads;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/**
 * Tells the application's observers about changes of connections and rooms: in order, one event at a time, on a worker.
 * Safe for any thread.
 */
public final class Announcements implements Announcer {

    private final ObservedEvents observed;
    private final Scopes scopes;
    private final Threads threads;
    private final Event<Object> events;

    // Mutable state, guarded by the queue's monitor.
    private final ArrayDeque<Record> queue = new ArrayDeque<>();
    private boolean delivering;
    private int underWay; // events that asynchronous observers still process
    private CompletableFuture<Void> rest = new CompletableFuture<>(); // completes when nothing is being delivered
    private boolean closed;

    /**
     * Announces to observers.
     *
     * @param threads those of the application
     */
    public Announcements(ObservedEvents observed, BeanManager beans, Scopes scopes, Threads threads) {
        this.observed = observed;
        this.scopes = scopes;
        this.threads = threads;
        this.events = beans.getEvent();
    }

    @Override
    public boolean wants(Class<? extends Record> type) {
        return observed.has(type);
    }

    @Override
    public void add(Record event) {
        synchronized (queue) {
            if (!closed) {
                queue.add(event);
            }
        }
    }

    @Override
    public void deliver() {
        if (observed.isEmpty()) {
            return;
        }
        synchronized (queue) {
            if (delivering || queue.isEmpty()) {
                return;
            }
            delivering = true;
        }
        threads.workers().execute(this::drain);
    }

    /**
     * Waits until all events are delivered, and accepts no more.
     *
     * @return the number of events that were not delivered, or not completely, before the deadline
     */
    public int close(long deadline) {
        try {
            CompletableFuture<Void> resting = awaited();
            while (!resting.isDone()
                    && threads.await(resting, deadline - threads.nanos().getAsLong())) {
                resting = awaited();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        synchronized (queue) {
            int lost = queue.size() + underWay + (delivering ? 1 : 0);
            closed = true;
            queue.clear();
            return lost;
        }
    }

    /** Returns a future that completes when nothing is being delivered, at once if that is so now. */
    private CompletableFuture<Void> awaited() {
        synchronized (queue) {
            rest = new CompletableFuture<>();
            noteRest();
            return rest;
        }
    }

    private void noteRest() {
        if (!delivering && underWay == 0) {
            rest.complete(null);
        }
    }

    private void drain() {
        Record event = next();
        while (event != null) {
            fire(event);
            event = next();
        }
    }

    private @Nullable Record next() {
        synchronized (queue) {
            Record event = queue.poll();
            if (event == null) {
                delivering = false;
                noteRest();
            }
            return event;
        }
    }

    private void fire(Record event) {
        try {
            if (observed.hasInTurn(event.getClass())) {
                scopes.outside(Executors.callable(() -> events.fire(event)));
            }
        } catch (Exception | Error failure) {
            failed(event, failure);
        }
        try {
            if (observed.hasAsync(event.getClass())) {
                fireAsync(event);
            }
        } catch (RuntimeException | Error failure) {
            failed(event, failure);
        }
    }

    /** Fires to asynchronous observers. CDI itself creates their request scope. */
    @SuppressWarnings("FutureReturnValueIgnored") // failures are logged
    private void fireAsync(Record event) {
        CompletionStage<Record> stage = events.fireAsync(
                event, NotificationOptions.ofExecutor(work -> threads.workers().execute(() -> scopes.unscoped(work))));
        synchronized (queue) {
            underWay++;
        }
        stage.whenComplete((same, failure) -> {
            if (failure != null) {
                failed(event, failure);
            }
            synchronized (queue) {
                underWay--;
                noteRest();
            }
        });
    }

    private static void failed(Record event, Throwable failure) {
        Log.error(Code.OBSERVER_FAILED, failure, event.getClass().getSimpleName());
    }
}
