// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.time.Duration;
import java.util.Collection;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Holds up a thread that emits faster than its receivers take it. Safe for any thread. The pause is handed in beside the clock, so that a
 * test need not really wait.
 */
final class Pace {

    /** How long an emit may be held up whose receivers are all behind. */
    private static final long PACE = Duration.ofMillis(1).toNanos();

    /** Where they are nearly full: some containers take longer to pass on that the peer has taken something. */
    private static final long SLOW_PACE = Duration.ofMillis(10).toNanos();

    private static final long STEP = Duration.ofNanos(50_000).toNanos();

    private final LongSupplier clock;
    private final LongConsumer pause;

    /**
     * Holds threads up.
     *
     * @param clock gives the time in nanoseconds
     * @param pause lets the calling thread rest for so many nanoseconds
     */
    Pace(LongSupplier clock, LongConsumer pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Holds the calling thread up for a moment if all of these fill faster than they drain: it emits faster than a peer that does take what
     * is sent can take it. As long as one of them keeps up, and if one's peer takes nothing, the thread goes on at once.
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
