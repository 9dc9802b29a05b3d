// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer for which time passes only when the test says so. For one thread. */
final class ManualTimer extends ScheduledThreadPoolExecutor {

    private static final long NEVER = Long.MAX_VALUE / 2;

    private final List<Callable<?>> alarms = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();

    ManualTimer() {
        super(1);
        setRemoveOnCancelPolicy(true);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> alarm, long delay, TimeUnit unit) {
        alarms.add(alarm);
        delays.add(Duration.of(delay, unit.toChronoUnit()));
        return super.schedule(alarm, NEVER, TimeUnit.NANOSECONDS);
    }

    /** The time of all alarms so far has come, be they cancelled or not. */
    void ring() throws Exception {
        for (Callable<?> alarm : alarms) {
            alarm.call();
        }
    }

    /** Returns how long each alarm was set for. */
    List<Duration> delays() {
        return delays;
    }

    /** Returns how many alarms are neither cancelled nor over. */
    int waiting() {
        return getQueue().size();
    }
}
