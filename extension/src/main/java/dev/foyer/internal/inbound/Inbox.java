// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * Orders the tasks of one connection (opening, frames, end) and runs them one at a time. The next task waits until the
 * stage that a handler returned is complete. The end does not wait its turn: it waits for running code, but not for an
 * unfinished stage, and it drops tasks that have not begun. A task runs on the thread that brought it if no other task
 * is running or waiting. After an unfinished stage, the next tasks run on a worker. Safe for any thread.
 */
public final class Inbox {

    private final Executor workers;

    private enum State {
        IDLE,
        /** A thread is executing a task. */
        RUNNING,
        /** No thread is executing a task, because the stage of one is unfinished. */
        WAITING
    }

    // Mutable state, guarded by the queue.
    private final Waiting queue;
    private final Beside beside;
    private volatile State state = State.IDLE; // read without the monitor, too
    private End end = End.NONE;
    private @Nullable Task last;
    private long turn; // number of the current wait for a stage; recognizes a stage that is no longer waited for

    /**
     * Creates an empty inbox.
     *
     * @param maxPending the number of tasks that may wait
     * @param maxPendingBytes the bytes of messages that may wait; a single message may wait whatever its size
     * @param maxBeside the number of tasks that may run beside the others
     * @param workers run the tasks that must not run on the calling thread
     */
    @SuppressWarnings("ThisEscapedInObjectConstruction") // what is called back is called only by tasks
    public Inbox(int maxPending, int maxPendingBytes, int maxBeside, Executor workers) {
        this.queue = new Waiting(maxPending, maxPendingBytes);
        this.beside = new Beside(maxBeside, queue, workers, this::hasEnded, this::endIfIdle);
        this.workers = workers;
    }

    /** Lets messages come from another line only. Returns the number of those that have arrived from all others. */
    public long turnTo(Object line) {
        synchronized (queue) {
            return queue.turnTo(line);
        }
    }

    /** Returns the number of messages that have arrived. */
    public long arrived() {
        synchronized (queue) {
            return queue.arrived();
        }
    }

    /**
     * Adds a task for a message. Returns false if too many tasks wait. If the connection has ended, or if the message
     * comes from a line that is not the current one, does nothing and returns true.
     *
     * @param line where the message comes from
     * @param bytes the size of the message
     */
    public boolean offer(@Nullable Object line, Task task, int bytes) {
        synchronized (queue) {
            if (hasEnded() || !queue.enters(line)) {
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

    /** Works like {@link #offer} for a task that waits for running code, but for no stage, and has none itself. */
    public boolean offerUrgent(@Nullable Object line, Task task, int bytes) {
        boolean idle;
        synchronized (queue) {
            if (hasEnded() || !queue.enters(line)) {
                return true;
            }
            if (state == State.RUNNING) {
                return queue.offerUrgent(task, bytes);
            }
            idle = state == State.IDLE;
            state = idle ? State.RUNNING : state;
        }
        if (idle) {
            run(task);
        } else {
            var unused = task.begin();
        }
        return true;
    }

    /** Adds a task that belongs to no message. The limits ignore it, and {@link #end} does not drop it. */
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

    /** Works like {@link #add}, but has a worker run the task, with all tasks that arrive meanwhile. */
    public void addElsewhere(Task task) {
        synchronized (queue) {
            if (hasEnded()) {
                return;
            }
            queue.add(task);
            if (state != State.IDLE) {
                return;
            }
            state = State.RUNNING;
        }
        workers.execute(() -> run(null));
    }

    /**
     * Runs a task on a worker, beside all tasks except the last. A task calls this and returns the returned stage,
     * which completes when the task has begun. The task waits while too many others are under way.
     */
    public CompletionStage<Void> beside(Task task) {
        return beside.begin(task);
    }

    /** Runs the last task if nothing holds it up any more. */
    private void endIfIdle() {
        synchronized (queue) {
            if (last == null || !claimEnd()) {
                return;
            }
        }
        run(null);
    }

    /** Tests whether no code is running, and if so claims the run of the last task for the caller. */
    private boolean claimEnd() {
        if (state == State.RUNNING || isHeldBeside()) {
            return false;
        }
        state = State.RUNNING;
        turn++;
        return true;
    }

    /** Tests whether a task beside the others holds up the last task. */
    private boolean isHeldBeside() {
        return beside.isRunning() && end != End.HURRIED;
    }

    private boolean hasEnded() {
        return end != End.NONE;
    }

    /** Tests whether a thread executes a task, in which case the container may not be reading. Stages do not count. */
    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Tests whether a task would run at once. */
    public boolean isIdle() {
        return state == State.IDLE;
    }

    /** Adds the last task, after which nothing else runs, and drops the waiting messages. Only the first call acts. */
    public void end(Task task) {
        end(task, End.ORDERLY);
    }

    /** Works like {@link #end}, also after it: drops everything that waits, and does not wait for tasks beside. */
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

    /** Takes the next task for the calling thread, or returns {@code null} if none is left. */
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

    /** Continues when the stage is complete. Returns false if the connection has ended, which waits for no stage. */
    @SuppressWarnings("FutureReturnValueIgnored") // tasks never fail
    private boolean await(CompletableFuture<Void> stage) {
        long mine;
        List<Task> urgent;
        synchronized (queue) {
            if (hasEnded()) {
                return false;
            }
            state = State.WAITING;
            turn++;
            mine = turn;
            urgent = queue.pollUrgent();
        }
        urgent.forEach(Task::begin);
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
