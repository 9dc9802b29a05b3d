// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.loop;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Schedules tasks on a loop's time. A fixed rate is a fixed delay, as no task takes any time. Safe for any thread. */
final class VirtualTimer extends AbstractExecutorService implements ScheduledExecutorService {

    private final Loop loop;
    private volatile boolean shutdown;

    VirtualTimer(Loop loop) {
        this.loop = loop;
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return add(Executors.callable(work), unit.toNanos(delay), 0);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        return add(work, unit.toNanos(delay), 0);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long delay, long period, TimeUnit unit) {
        return scheduleWithFixedDelay(work, delay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long delay, long period, TimeUnit unit) {
        return add(Executors.callable(work), unit.toNanos(delay), unit.toNanos(period));
    }

    private <V> ScheduledFuture<V> add(Callable<V> work, long delay, long period) {
        var alarm = new Alarm<>(this, work, loop.nanos() + Math.max(0, delay), period);
        add(alarm);
        return alarm;
    }

    /** Adds an alarm to the loop, unless this timer is shut down. */
    void add(Alarm<?> alarm) {
        if (!shutdown) {
            loop.add(alarm);
        }
    }

    Loop loop() {
        return loop;
    }

    @Override
    public void shutdown() {
        shutdown = true;
        loop.removeAlarms(this);
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shutdown;
    }
}
