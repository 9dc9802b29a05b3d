// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.foyer.internal.context.ConnectionScope;

/**
 * Connections between their 101 and their opening. A peer that is gone by then is never opened, and no container says so; what was
 * made for it is discarded after a while. Safe for any thread.
 */
final class HalfOpen {

    private final ScheduledExecutorService timer;
    private final Duration timeout;
    private final Consumer<ConnectionScope> discard;
    private final Map<ConnectionScope, Future<?>> expected = new ConcurrentHashMap<>();

    HalfOpen(ScheduledExecutorService timer, Duration timeout, Consumer<ConnectionScope> discard) {
        this.timer = timer;
        this.timeout = timeout;
        this.discard = discard;
    }

    /** A handshake was answered with 101. */
    void expect(ConnectionScope scope) {
        expected.put(scope, timer.schedule(() -> expire(scope), timeout.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Its socket is open; false if it comes too late. */
    boolean opened(ConnectionScope scope) {
        Future<?> alarm = expected.remove(scope);
        if (alarm != null) {
            alarm.cancel(false);
        }
        return alarm != null;
    }

    /** How many there are. */
    int count() {
        return expected.size();
    }

    private void expire(ConnectionScope scope) {
        if (expected.remove(scope) != null) {
            discard.accept(scope);
        }
    }
}
