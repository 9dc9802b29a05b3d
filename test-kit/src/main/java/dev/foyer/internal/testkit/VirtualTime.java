// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

import dev.foyer.internal.testkit.loop.Loop;

/** Gives applications the time and the thread of their tests. */
public final class VirtualTime {

    private static final List<Class<?>> EXECUTORS =
            List.of(ScheduledExecutorService.class, ExecutorService.class, Executor.class);

    private VirtualTime() {}

    /** Refuses types that neither tell nor use time. */
    public static void check(Collection<Class<?>> types) {
        for (Class<?> type : types) {
            if (type != Clock.class && !EXECUTORS.contains(type)) {
                throw new IllegalArgumentException("There is no virtual " + type.getName()
                        + ", only a Clock, an Executor, an ExecutorService and a ScheduledExecutorService.");
            }
        }
    }

    /** Returns the object of one of the types. */
    public static Object of(Class<?> type, Loop loop) {
        return type == Clock.class ? new LoopClock(loop) : loop.timer();
    }
}
