// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.loop;

import java.time.Duration;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/**
 * Runs all work of an application on the thread of its test, and holds its time. Other threads may add tasks, which run
 * when the test next asks something. Safe for any thread; only one of them runs the tasks.
 */
public final class Loop implements Executor {

    /** The number of tasks without any rest after which the application counts as one that never rests. */
    private static final int RESTLESS = 5_000_000;

    private static final long BEGIN = Duration.ofDays(1).toNanos();

    private final VirtualTimer timer = new VirtualTimer(this);
    private final RandomGenerator random;

    // Mutable state, guarded by this.
    private final Order ready;
    private final TreeSet<Alarm<?>> alarms = new TreeSet<>();
    private long turns;
    private long now = BEGIN;
    private @Nullable Throwable failure;

    private Loop(Order ready, long seed) {
        this.ready = ready;
        this.random = new Random(~seed); // other numbers than those that choose the next task
    }

    /** Returns a loop that runs tasks in the order in which they were added. */
    public static Loop inOrder() {
        return new Loop(Order.asAdded(), 0);
    }

    /** Returns a loop that runs tasks that have no order between them in one of their possible orders. */
    public static Loop shuffled(long seed) {
        return new Loop(Order.shuffled(seed), seed);
    }

    /** Returns a new lane. */
    public Lane lane() {
        return new Lane(this);
    }

    /** Returns the timer of whatever is no application. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /** Returns a new timer, which is shut down alone. */
    public ScheduledExecutorService newTimer() {
        return new VirtualTimer(this);
    }

    /** Returns numbers that look random, and are the same each time. */
    public RandomGenerator random() {
        return random;
    }

    /** Returns the time in nanoseconds, whose zero means nothing. */
    public synchronized long nanos() {
        return now;
    }

    /** Returns the time since the loop was created. */
    public Duration elapsed() {
        return Duration.ofNanos(nanos() - BEGIN);
    }

    @Override
    public synchronized void execute(Runnable task) {
        ready.add(task);
    }

    synchronized void add(Alarm<?> alarm) {
        turns++;
        alarm.added(turns);
        alarms.add(alarm);
    }

    synchronized void remove(Alarm<?> alarm) {
        alarms.remove(alarm);
    }

    synchronized void removeAlarms(VirtualTimer of) {
        alarms.removeIf(alarm -> alarm.isOf(of));
    }

    /**
     * Runs tasks until none is left. Time stands still.
     *
     * @throws AssertionError if a task has thrown something
     */
    public void settle() {
        int left = RESTLESS;
        while (step()) {
            left--;
            if (left == 0) {
                throw new AssertionError("The application does not come to rest: something starts itself again and "
                        + "again without waiting for time to pass.");
            }
        }
        report();
    }

    /** Lets time pass, and runs all that is due meanwhile, each at its own time. */
    public void advance(Duration time) {
        settle();
        long target = nanos() + time.toNanos();
        while (moveTo(target)) {
            settle();
        }
    }

    /** Works like {@link #advance}, but from within a task, and does not report what other tasks throw. */
    public void pause(long nanos) {
        long target = nanos() + nanos;
        runTasks();
        while (moveTo(target)) {
            runTasks();
        }
    }

    /**
     * Lets others run until a future is done, and time pass when nothing is left to run.
     *
     * @param limit the longest time in nanoseconds
     * @return whether the future is done
     */
    public boolean await(Future<?> future, long limit) {
        long target = nanos() + Math.max(0, limit);
        boolean more = true;
        while (!future.isDone() && more) {
            more = step() || moveTo(target);
        }
        return future.isDone();
    }

    private void runTasks() {
        while (step()) {
            // the next one
        }
    }

    /** Runs one task. Returns false if there was none. */
    private boolean step() {
        Runnable task;
        synchronized (this) {
            task = ready.poll();
        }
        if (task == null) {
            return false;
        }
        try {
            task.run();
        } catch (RuntimeException | Error thrown) { // reported when all is at rest
            failed(thrown);
        }
        return true;
    }

    /** Moves the time on to the next alarm or the target. Returns false if it was there already. */
    private synchronized boolean moveTo(long target) {
        if (!alarms.isEmpty() && alarms.first().due() <= target) {
            now = Math.max(now, alarms.first().due());
            while (!alarms.isEmpty() && alarms.first().due() <= now) {
                ready.add(alarms.pollFirst());
            }
            return true;
        }
        boolean moved = now < target;
        now = Math.max(now, target);
        return moved;
    }

    /** Notes a failure that belongs to nobody, for the next report. Only the first one counts. */
    public synchronized void failed(Throwable thrown) {
        failure = failure == null ? thrown : failure;
    }

    private void report() {
        Throwable first;
        synchronized (this) {
            first = failure;
            failure = null;
        }
        if (first instanceof AssertionError error) {
            throw error;
        }
        if (first != null) {
            throw new AssertionError("A task failed: " + first, first);
        }
    }
}
