// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Runs a task soon after something has changed: at once if all was quiet, else for all changes of a while together. The
 * task never runs twice at a time. Safe for any thread.
 */
public final class Gathering {

    private final Runnable task;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanos;
    private final Duration pause;

    // Mutable state.
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile long next;

    /**
     * Creates a gathering for one task.
     *
     * @param task must throw nothing
     * @param nanos the nanoseconds of a clock that only goes forward
     * @param pause the time from one run to the next, at least
     */
    public Gathering(Runnable task, ScheduledExecutorService timer, LongSupplier nanos, Duration pause) {
        this.task = task;
        this.timer = timer;
        this.nanos = nanos;
        this.pause = pause;
        this.next = nanos.getAsLong();
    }

    /** Notes a change. The task that runs next sees it. */
    public void changed() {
        if (!due.get() && due.compareAndSet(false, true)) {
            schedule(next - nanos.getAsLong());
        }
    }

    private void schedule(long delay) {
        try {
            if (delay <= 0) {
                timer.execute(this::run);
            } else {
                var unused = timer.schedule(this::run, delay, TimeUnit.NANOSECONDS);
            }
        } catch (RejectedExecutionException stopped) { // nobody is to be told any more
            due.set(false);
        }
    }

    private synchronized void run() {
        next = nanos.getAsLong() + pause.toNanos();
        due.set(false); // before the task looks at what has changed
        task.run();
    }
}
