// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.time.Duration;
import java.util.Collection;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Holds up a thread that emits faster than its receivers receive. The pause is injected like the clock, so that tests
 * need not wait. Safe for any thread.
 */
final class Pace {

    /** The longest hold-up of an emit whose receivers are all behind. */
    private static final long PACE = Duration.ofMillis(1).toNanos();

    /** The longest hold-up if receivers are nearly full. Some containers take longer to pass on an acknowledgement. */
    private static final long SLOW_PACE = Duration.ofMillis(10).toNanos();

    private static final long STEP = Duration.ofNanos(50_000).toNanos();

    private final LongSupplier clock;
    private final LongConsumer pause;

    /**
     * Creates a pace.
     *
     * @param clock gives the time in nanoseconds
     * @param pause lets the calling thread rest for a number of nanoseconds
     */
    Pace(LongSupplier clock, LongConsumer pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Holds the calling thread up for a moment if all receivers fill faster than they drain, though their peers do
     * receive. The thread continues at once if one of them keeps up, or if the peer of one receives nothing.
     */
    void hold(Collection<? extends Receiver> receivers) {
        long begin = clock.getAsLong();
        for (long now = begin; isTooFast(receivers, now - begin, now); now = clock.getAsLong()) {
            pause.accept(STEP);
        }
    }

    private static boolean isTooFast(Collection<? extends Receiver> receivers, long held, long now) {
        return held < PACE ? areBehind(receivers, 2, now) : held < SLOW_PACE && areBehind(receivers, 3, now);
    }

    private static boolean areBehind(Collection<? extends Receiver> receivers, int quarters, long now) {
        for (Receiver receiver : receivers) {
            if (!receiver.outbox().isBehind(quarters, now)) {
                return false;
            }
        }
        return !receivers.isEmpty();
    }
}
