// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer that runs what is due on the thread that lets time pass. Only {@code execute} and one {@code schedule} work. */
public final class ManualTimer extends ScheduledThreadPoolExecutor {

    private final ManualClock clock;
    private final List<Due> tasks = new ArrayList<>();

    private record Due(Runnable task, long nanos) {}

    /** A task that is not run by itself. */
    private static final class Handle extends FutureTask<Object> implements ScheduledFuture<Object> {

        private Handle(Runnable task) {
            super(task, task);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }

    public ManualTimer(ManualClock clock) {
        super(0);
        this.clock = clock;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(new Due(task, clock.getAsLong()));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        tasks.add(new Due(task, clock.getAsLong() + unit.toNanos(delay)));
        return new Handle(task);
    }

    /** Returns the number of tasks that wait for their time. */
    public int waiting() {
        return tasks.size();
    }

    /** Runs what is due, and then lets time pass in steps. */
    public void advance(Duration time) {
        Duration step = Duration.ofMillis(10);
        for (Duration passed = Duration.ZERO; passed.compareTo(time) <= 0; passed = passed.plus(step)) {
            runDue();
            clock.advance(step);
        }
    }

    private void runDue() {
        List<Due> due = tasks.stream()
                .filter(task -> task.nanos() - clock.getAsLong() <= 0)
                .sorted(Comparator.comparingLong(task -> task.nanos() - clock.getAsLong()))
                .toList();
        tasks.removeAll(due);
        due.forEach(task -> task.task().run());
    }
}
