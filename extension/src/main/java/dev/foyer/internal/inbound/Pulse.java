// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.time.Duration;

/**
 * Checks that a peer is still there: pings it every interval, and expects an answer or anything else within the
 * timeout. Times are those of {@link System#nanoTime}. {@link #heard} is for any thread, the rest for one.
 */
public final class Pulse {

    private static final int JITTER = 10; // a tenth of the interval

    private final long interval;
    private final long timeout;
    // Mutable state.
    private volatile boolean heard;
    private boolean asked;
    private long patience; // how long the next answer may take
    private long due;

    /**
     * Creates the pulse of a new connection.
     *
     * @param phase the part of the first interval, from 0 to 1, after which the first ping is due; spreads the pings of
     *     many connections
     */
    public Pulse(Duration interval, Duration timeout, long now, double phase) {
        this.interval = interval.toNanos();
        this.timeout = timeout.toNanos();
        this.patience = this.timeout;
        this.due = now + (long) (this.interval * phase);
    }

    /** Creates the pulse for a peer that may have left unnoticed during the opening: asked at once, with less time. */
    public static Pulse doubtful(Duration interval, Duration timeout, long now) {
        var pulse = new Pulse(interval, timeout, now, 0);
        pulse.patience = pulse.timeout / 2;
        return pulse;
    }

    /** Notes that something came from the peer. */
    public void heard() {
        if (!heard) { // usually it is true already, and a volatile read is cheaper than a write
            heard = true;
        }
    }

    /**
     * Returns the action to take now. Called from time to time.
     *
     * @param busy whether something is being sent to the peer, behind which a ping would be late; then the ping is put
     *     off for an interval
     */
    public Beat check(long now, boolean busy) {
        if (asked && heard) {
            asked = false;
            due = due - patience + interval + jitter(now);
            patience = timeout;
        }
        if (now - due < 0) {
            return Beat.NOTHING;
        }
        if (asked) {
            return Beat.DEAD;
        }
        if (busy) {
            due = now + interval;
            return Beat.NOTHING;
        }
        heard = false;
        asked = true;
        due = now + patience;
        return Beat.PING;
    }

    /** Differs for each ping, but need not be unpredictable. */
    private long jitter(long now) {
        long range = interval / JITTER;
        return range == 0 ? 0 : Math.floorMod(now, range) - range / 2;
    }
}
