// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.util.ArrayDeque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.audience.Announcer;
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
    private final Executor workers;
    private final Event<Object> events;
    private final LongSupplier clock;

    // Mutable state, guarded by the queue's monitor.
    private final ArrayDeque<Record> queue = new ArrayDeque<>();
    private boolean delivering;
    private int underWay; // events that asynchronous observers still process
    private boolean closed;

    /**
     * Announces to observers.
     *
     * @param clock the nanoseconds of a clock that only goes forward
     */
    public Announcements(
            ObservedEvents observed, BeanManager beans, Scopes scopes, Executor workers, LongSupplier clock) {
        this.observed = observed;
        this.scopes = scopes;
        this.workers = workers;
        this.events = beans.getEvent();
        this.clock = clock;
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
        workers.execute(this::drain);
    }

    /**
     * Waits until all events are delivered, and accepts no more.
     *
     * @return the number of events that were not delivered, or not completely, before the deadline
     */
    public int close(long deadline) {
        synchronized (queue) {
            try {
                long left = deadline - clock.getAsLong();
                while ((delivering || underWay > 0) && left > 0) {
                    TimeUnit.NANOSECONDS.timedWait(queue, left);
                    left = deadline - clock.getAsLong();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            int lost = queue.size() + underWay + (delivering ? 1 : 0);
            closed = true;
            queue.clear();
            return lost;
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
                queue.notifyAll();
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
                event, NotificationOptions.ofExecutor(work -> workers.execute(() -> scopes.unscoped(work))));
        synchronized (queue) {
            underWay++;
        }
        stage.whenComplete((same, failure) -> {
            if (failure != null) {
                failed(event, failure);
            }
            synchronized (queue) {
                underWay--;
                queue.notifyAll();
            }
        });
    }

    private static void failed(Record event, Throwable failure) {
        Log.error(Code.OBSERVER_FAILED, failure, event.getClass().getSimpleName());
    }
}
