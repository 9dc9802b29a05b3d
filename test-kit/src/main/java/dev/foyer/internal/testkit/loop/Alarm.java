// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.loop;

import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Waits for its time in a loop. */
final class Alarm<T> extends FutureTask<T> implements ScheduledFuture<T> {

    private final VirtualTimer timer;
    private final Loop loop;
    private final long period;

    // Mutable state, guarded by the loop.
    private long due;
    private long turn;

    /**
     * Creates an alarm.
     *
     * @param due the nanoseconds at which it goes off
     * @param period the nanoseconds after which it goes off again, or 0 if it goes off once
     */
    Alarm(VirtualTimer timer, Callable<T> work, long due, long period) {
        super(work);
        this.timer = timer;
        this.loop = timer.loop();
        this.due = due;
        this.period = period;
    }

    boolean isOf(VirtualTimer one) {
        return timer == one;
    }

    long due() {
        return due;
    }

    /** Notes when it was added: of two that are due at the same time, the first one goes off first. */
    void added(long number) {
        turn = number;
    }

    @Override
    public void run() {
        if (period == 0) {
            super.run();
        } else if (runAndReset()) {
            synchronized (loop) {
                due = loop.nanos() + period;
                timer.add(this);
            }
        }
    }

    @Override
    public boolean cancel(boolean interrupt) {
        loop.remove(this);
        return super.cancel(false);
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(due - loop.nanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        if (other instanceof Alarm<?> alarm) {
            return due == alarm.due ? Long.compare(turn, alarm.turn) : Long.compare(due, alarm.due);
        }
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
}
