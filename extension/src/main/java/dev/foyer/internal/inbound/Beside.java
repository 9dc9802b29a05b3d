// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/** Runs tasks of one connection beside the others, and keeps the one that waits for a place. Safe for any thread. */
final class Beside {

    private final int max;
    private final Object monitor;
    private final Executor workers;
    private final BooleanSupplier ended;
    private final Runnable left;

    // Mutable state, guarded by the monitor.
    private int underWay; // tasks with an unfinished stage included
    private int running; // tasks that a thread is executing
    private @Nullable PlacedTask next;

    /**
     * Creates places for tasks.
     *
     * @param max how many there are
     * @param monitor guards the inbox, too
     * @param workers run the tasks
     * @param ended tests whether no other task may begin; called with the monitor held
     * @param left called without it when no thread executes a task any more that did
     */
    Beside(int max, Object monitor, Executor workers, BooleanSupplier ended, Runnable left) {
        this.max = max;
        this.monitor = monitor;
        this.workers = workers;
        this.ended = ended;
        this.left = left;
    }

    /** Runs a task when it has a place. The future completes then. While one task waits, no other may come. */
    CompletableFuture<Void> begin(Task task) {
        synchronized (monitor) {
            if (underWay >= max) {
                next = new PlacedTask(task, new CompletableFuture<>());
                return next.begun();
            }
            underWay++;
        }
        workers.execute(() -> run(task));
        return CompletableFuture.completedFuture(null);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // tasks never fail
    private void run(Task task) {
        synchronized (monitor) {
            if (ended.getAsBoolean()) { // the task has not begun
                return;
            }
            running++;
        }
        CompletableFuture<Void> stage = task.begin();
        boolean done = stage.isDone();
        synchronized (monitor) {
            running--;
        }
        if (done) {
            leave();
        } else {
            stage.whenCompleteAsync((value, failure) -> leave(), workers);
            left.run();
        }
    }

    /** Frees a place, and begins the task that waits for it. */
    private void leave() {
        PlacedTask following;
        synchronized (monitor) {
            following = ended.getAsBoolean() ? null : next;
            next = null;
            if (following == null) {
                underWay--;
            }
        }
        if (following != null) {
            Task task = following.task();
            workers.execute(() -> run(task));
            following.begun().complete(null);
        }
        left.run();
    }

    /** Tests whether a thread executes a task. Called with the monitor held. */
    boolean isRunning() {
        return running > 0;
    }

    /** Forgets the task that waits. Called with the monitor held. */
    void clear() {
        next = null;
    }
}
