// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * Orders what happens to one connection: its opening, its frames, its end, one at a time, a handler's unfinished stage included. The end
 * comes at once: it waits for code that runs, but neither for an unfinished stage nor for what has not begun, which is dropped. Safe for any
 * thread. A task runs on the thread that brought it if nothing else is running or waiting; after an unfinished stage the next ones run on
 * a worker.
 */
public final class Inbox {

    private final Executor workers;

    private enum State {
        IDLE,
        /** A thread is in a task. */
        RUNNING,
        /** No thread is in a task, as the stage of one is unfinished. */
        WAITING
    }

    private enum End {
        NONE,
        /** After the code that runs, also beside. */
        ORDERLY,
        /** Without waiting for what runs beside. */
        HURRIED
    }

    // Mutable state, guarded by what waits.
    private final Waiting queue;
    private final Beside beside;
    private State state = State.IDLE;
    private End end = End.NONE;
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
            if (hasEnded()) {
                return true;
            }
            if (state != State.IDLE) {
                return queue.offer(task, bytes);
            }
            state = State.RUNNING;
        }
        run(task);
        return true;
    }

    /** Adds a task that is for no message: it does not count, and is not dropped by {@link #end}. */
    public void add(Task task) {
        synchronized (queue) {
            if (hasEnded()) {
                return;
            }
            if (state != State.IDLE) {
                queue.add(task);
                return;
            }
            state = State.RUNNING;
        }
        run(task);
    }

    /** Adds the first task, which a worker runs, and with it those that come meanwhile. */
    public void beginElsewhere(Task task) {
        synchronized (queue) {
            if (hasEnded()) {
                return;
            }
            queue.add(task);
            state = State.RUNNING;
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
            if (hasEnded()) { // it has not begun
                return;
            }
            beside.running++;
        }
        CompletableFuture<Void> stage = task.begin();
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
            next = hasEnded() ? null : beside.leave();
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
        if (state == State.RUNNING || isHeldBeside()) {
            return false;
        }
        state = State.RUNNING;
        turn++;
        return true;
    }

    /** Whether the last task waits for what runs beside the others. */
    private boolean isHeldBeside() {
        return beside.running > 0 && end != End.HURRIED;
    }

    private boolean hasEnded() {
        return end != End.NONE;
    }

    /** Whether a task runs on some thread, its stage not included. Then the container may not be reading what comes. */
    public boolean isRunning() {
        synchronized (queue) {
            return state == State.RUNNING;
        }
    }

    /** Whether no task runs, as the stage of one is unfinished. */
    public boolean isWaiting() {
        synchronized (queue) {
            return state == State.WAITING;
        }
    }

    /** Adds the last task, after which nothing else runs, and drops the messages that wait. Only the first call counts. */
    public void end(Task task) {
        end(task, End.ORDERLY);
    }

    /** Like {@link #end}, also after it: drops all that waits, and does not wait for what runs beside either. */
    public void endNow(Task task) {
        end(task, End.HURRIED);
    }

    private void end(Task task, End how) {
        synchronized (queue) {
            if (!hasEnded()) {
                end = how;
                last = task;
                queue.dropMessages();
                beside.clear();
            }
            if (how == End.HURRIED) {
                end = how;
                queue.clear();
            }
            if (last == null || !claimEnd()) {
                return;
            }
        }
        run(null);
    }

    private void run(@Nullable Task first) {
        Task task = first == null ? next() : first;
        while (task != null) {
            CompletableFuture<Void> stage = task.begin();
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
            if (task == null && !isHeldBeside()) {
                task = last;
                last = null;
            }
            state = task == null ? State.IDLE : State.RUNNING;
            return task;
        }
    }

    /** Goes on when the stage is complete; false if it is not to be waited for. */
    @SuppressWarnings("FutureReturnValueIgnored") // tasks never fail
    private boolean await(CompletableFuture<Void> stage) {
        long mine;
        synchronized (queue) {
            if (hasEnded()) {
                return false;
            }
            state = State.WAITING;
            turn++;
            mine = turn;
        }
        stage.whenCompleteAsync(
                (done, failure) -> {
                    synchronized (queue) {
                        if (turn != mine) {
                            return;
                        }
                        state = State.RUNNING;
                    }
                    run(null);
                },
                workers);
        return true;
    }
}
