// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.time.Duration;

/**
 * Whether a peer is still there: it is pinged every interval and must answer, or send anything else, within the timeout. Times are those
 * of {@link System#nanoTime}. {@link #heard} is for any thread, the rest for one.
 */
public final class Pulse {

    private static final int JITTER = 10; // a tenth of the interval

    private final long interval;
    private final long timeout;
    // Mutable state.
    private volatile boolean heard;
    private boolean asked;
    private long patience; // with the next answer
    private long due;

    /** What is to be done. */
    public enum Beat {
        NOTHING,
        PING,
        DEAD
    }

    /**
     * The pulse of a new connection.
     *
     * @param phase from 0 to 1: at which part of the first interval it is pinged, so that not all are at once
     */
    public Pulse(Duration interval, Duration timeout, long now, double phase) {
        this.interval = interval.toNanos();
        this.timeout = timeout.toNanos();
        this.patience = this.timeout;
        this.due = now + (long) (this.interval * phase);
    }

    /** The pulse of a new connection whose peer may have left while it was opened, unnoticed: it is asked at once, and waited for less. */
    public static Pulse doubtful(Duration interval, Duration timeout, long now) {
        var pulse = new Pulse(interval, timeout, now, 0);
        pulse.patience = pulse.timeout / 2;
        return pulse;
    }

    /** Something came from the peer. */
    public void heard() {
        if (!heard) { // mostly it is, and a volatile read is cheaper
            heard = true;
        }
    }

    /**
     * What is to be done now; asked from time to time.
     *
     * @param busy whether something is being sent to the peer, so that a ping would come late: then it is put off for an interval
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

    /** Different for each ping; need not be unpredictable. */
    private long jitter(long now) {
        long range = interval / JITTER;
        return range == 0 ? 0 : Math.floorMod(now, range) - range / 2;
    }
}
