// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/**
 * Orders what happens to one connection: its opening, its frames, its end, one at a time, a handler's unfinished stage included.
 * Safe for any thread. A task runs on the thread that brought it if nothing else is running or waiting; after an unfinished
 * stage the next ones run on a worker.
 */
public final class Inbox {

    /** Something that happens to a connection; complete when its stage is. Never throws. */
    @FunctionalInterface
    public interface Task extends Supplier<CompletionStage<Void>> {}

    private final int maxPending;
    private final Executor workers;

    // Mutable state, guarded by the queue's monitor.
    private final ArrayDeque<Task> queue = new ArrayDeque<>(2);
    private boolean busy; // a task is running, or its stage is unfinished
    private boolean waiting; // for an unfinished stage, with no thread in a task
    private int beside; // tasks that run beside the others
    private boolean ended;
    private boolean hurried; // no stage is waited for any more
    private @Nullable Task last;
    private long turn; // counts the stages that were waited for, so that one that is no longer waited for can be told

    public Inbox(int maxPending, Executor workers) {
        this.maxPending = maxPending;
        this.workers = workers;
    }

    /** Adds a task. False if too many wait; true and nothing else if the connection has ended. */
    public boolean offer(Task task) {
        synchronized (queue) {
            if (ended) {
                return true;
            }
            if (queue.size() >= maxPending) {
                return false;
            }
            queue.add(task);
            if (busy) {
                return true;
            }
            busy = true;
        }
        run();
        return true;
    }

    /** Adds the first task, which a worker runs, and with it those that come meanwhile. */
    public void beginElsewhere(Task task) {
        synchronized (queue) {
            if (ended) {
                return;
            }
            queue.add(task);
            busy = true;
        }
        workers.execute(this::run);
    }

    /** Runs a task on a worker, beside all others but the last, which waits for it. Called by a task. */
    @SuppressWarnings("FutureReturnValueIgnored") // tasks never fail
    public void beside(Task task) {
        synchronized (queue) {
            beside++;
        }
        workers.execute(() -> {
            CompletableFuture<Void> stage = begin(task);
            if (stage.isDone()) {
                leave();
            } else {
                stage.whenCompleteAsync((done, failure) -> leave(), workers);
            }
        });
    }

    private void leave() {
        synchronized (queue) {
            beside--;
            if (beside > 0 || busy || last == null) {
                return;
            }
            busy = true;
        }
        run();
    }

    /** Whether a task runs on some thread, its stage not included. Then the container may not be reading what comes. */
    public boolean isRunning() {
        synchronized (queue) {
            return busy && !waiting;
        }
    }

    /** Adds the last task, after which nothing else runs. Only the first call counts. */
    public void end(Task task) {
        synchronized (queue) {
            if (ended) {
                return;
            }
            ended = true;
            last = task;
            if (busy) {
                return;
            }
            busy = true;
        }
        run();
    }

    /** Like {@link #end}, also after it: drops what waits, and does not wait for an unfinished stage. */
    public void endNow(Task task) {
        boolean idle;
        synchronized (queue) {
            if (!ended) {
                ended = true;
                last = task;
            }
            queue.clear();
            hurried = true;
            idle = last != null && (!busy || waiting);
            if (idle) {
                busy = true;
                waiting = false;
                turn++;
            }
        }
        if (idle) {
            run();
        }
    }

    /** Whatever a task does, the next ones have their turn, the last one above all. */
    private static CompletableFuture<Void> begin(Task task) {
        try {
            return task.get().toCompletableFuture();
        } catch (RuntimeException | Error unexpected) {
            Log.error(Code.STEP_FAILED, unexpected);
            return CompletableFuture.completedFuture(null);
        }
    }

    private void run() {
        while (true) {
            Task task;
            synchronized (queue) {
                task = queue.poll();
                if (task == null && (beside == 0 || hurried)) {
                    task = last;
                    last = null;
                }
                if (task == null) {
                    busy = false;
                    return;
                }
            }
            CompletableFuture<Void> stage = begin(task);
            if (!stage.isDone() && await(stage)) {
                return;
            }
        }
    }

    /** Goes on when the stage is complete; false if it is not to be waited for. */
    @SuppressWarnings("FutureReturnValueIgnored") // tasks never fail
    private boolean await(CompletableFuture<Void> stage) {
        long mine;
        synchronized (queue) {
            if (hurried) {
                return false;
            }
            waiting = true;
            turn++;
            mine = turn;
        }
        stage.whenCompleteAsync(
                (done, failure) -> {
                    synchronized (queue) {
                        if (turn != mine) {
                            return;
                        }
                        waiting = false;
                    }
                    run();
                },
                workers);
        return true;
    }
}
