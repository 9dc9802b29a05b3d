// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/**
 * Orders what happens to one connection: its opening, its frames, its end, one at a time, a handler's unfinished stage included. The end
 * comes at once: it waits for code that runs, but neither for an unfinished stage nor for what has not begun, which is dropped. Safe for any
 * thread. A task runs on the thread that brought it if nothing else is running or waiting; after an unfinished stage the next ones run on
 * a worker.
 */
public final class Inbox {

    private final Executor workers;

    // Mutable state, guarded by what waits.
    private final Waiting queue;
    private final Beside beside;
    private boolean busy; // a task is running, or its stage is unfinished
    private boolean waiting; // for an unfinished stage, with no thread in a task
    private boolean ended;
    private boolean hurried; // what runs beside is not waited for
    private @Nullable Task last;
    private long turn; // counts the stages that were waited for, so that one that is no longer waited for can be told

    /**
     * An empty inbox.
     *
     * @param maxPending how many tasks may wait
     * @param maxPendingBytes how many bytes of messages may wait; one message may, however large
     * @param maxBeside how many tasks may be under way beside the others
     * @param workers run what must not run on the thread that finds it has to
     */
    public Inbox(int maxPending, int maxPendingBytes, int maxBeside, Executor workers) {
        this.queue = new Waiting(maxPending, maxPendingBytes);
        this.beside = new Beside(maxBeside);
        this.workers = workers;
    }

    /**
     * Adds a task for a message. False if too many wait; true and nothing else if the connection has ended.
     *
     * @param bytes the size of the message
     */
    public boolean offer(Task task, int bytes) {
        synchronized (queue) {
            if (ended) {
                return true;
            }
            if (busy) {
                return queue.offer(task, bytes);
            }
            busy = true;
        }
        run(task);
        return true;
    }

    /** Adds a task that is for no message: it does not count, and is not dropped by {@link #end}. */
    public void add(Task task) {
        synchronized (queue) {
            if (ended) {
                return;
            }
            if (busy) {
                queue.add(task);
                return;
            }
            busy = true;
        }
        run(task);
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
        workers.execute(() -> run(null));
    }

    /**
     * Runs a task on a worker, beside all others but the last. Called by a task, which returns what this returns: complete once the
     * task has begun, which it has not while too many others are under way.
     */
    public CompletionStage<Void> beside(Task task) {
        CompletableFuture<Void> begun;
        synchronized (queue) {
            begun = beside.enter(task);
            if (!begun.isDone()) {
                return begun;
            }
        }
        workers.execute(() -> runBeside(task));
        return begun;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // tasks never fail
    private void runBeside(Task task) {
        synchronized (queue) {
            if (ended) { // it has not begun
                return;
            }
            beside.running++;
        }
        CompletableFuture<Void> stage = begin(task);
        boolean done = stage.isDone();
        synchronized (queue) {
            beside.running--;
        }
        if (done) {
            leave();
        } else {
            stage.whenCompleteAsync((value, failure) -> leave(), workers);
            endIfIdle();
        }
    }

    /** A task beside the others is complete: one that waits for its place begins. */
    private void leave() {
        Beside.Next next;
        synchronized (queue) {
            next = ended ? null : beside.leave();
        }
        if (next != null) {
            workers.execute(() -> runBeside(next.task()));
            next.begun().complete(null);
        }
        endIfIdle();
    }

    /** Runs the last task if it only waits for what is no longer there. */
    private void endIfIdle() {
        synchronized (queue) {
            if (last == null || !claimEnd()) {
                return;
            }
        }
        run(null);
    }

    /** Whether no code runs, so that the caller is to run the last task. */
    private boolean claimEnd() {
        if ((busy && !waiting) || (beside.running > 0 && !hurried)) {
            return false;
        }
        busy = true;
        waiting = false;
        turn++;
        return true;
    }

    /** Whether a task runs on some thread, its stage not included. Then the container may not be reading what comes. */
    public boolean isRunning() {
        synchronized (queue) {
            return busy && !waiting;
        }
    }

    /** Whether no task runs, as the stage of one is unfinished. */
    public boolean isWaiting() {
        synchronized (queue) {
            return busy && waiting;
        }
    }

    /** Adds the last task, after which nothing else runs, and drops the messages that wait. Only the first call counts. */
    public void end(Task task) {
        end(task, false);
    }

    /** Like {@link #end}, also after it: drops all that waits, and does not wait for what runs beside either. */
    public void endNow(Task task) {
        end(task, true);
    }

    private void end(Task task, boolean now) {
        synchronized (queue) {
            if (!ended) {
                ended = true;
                last = task;
                queue.dropMessages();
                beside.clear();
            }
            if (now) {
                queue.clear();
                hurried = true;
            }
            if (last == null || !claimEnd()) {
                return;
            }
        }
        run(null);
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

    private void run(@Nullable Task first) {
        Task task = first == null ? next() : first;
        while (task != null) {
            CompletableFuture<Void> stage = begin(task);
            if (!stage.isDone() && await(stage)) {
                return;
            }
            task = next();
        }
    }

    /** What the calling thread runs next; {@code null} if it is done. */
    private @Nullable Task next() {
        synchronized (queue) {
            Task task = queue.poll();
            if (task == null && (beside.running == 0 || hurried)) {
                task = last;
                last = null;
            }
            busy = task != null;
            return task;
        }
    }

    /** Goes on when the stage is complete; false if it is not to be waited for. */
    @SuppressWarnings("FutureReturnValueIgnored") // tasks never fail
    private boolean await(CompletableFuture<Void> stage) {
        long mine;
        synchronized (queue) {
            if (ended) {
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
                    run(null);
                },
                workers);
        return true;
    }
}
