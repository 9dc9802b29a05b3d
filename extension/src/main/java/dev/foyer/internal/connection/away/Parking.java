// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.away;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

import dev.foyer.Closing;

/** The time of one connection between a lost line and the next one, and who may end it. Safe for any thread. */
public final class Parking {

    private final long window;

    // Mutable state, guarded by this.
    private final ResumeSecret secret = new ResumeSecret();
    private boolean away;
    private long since; // the loss of the line
    private Closing reason = Closing.NORMAL;
    private volatile boolean unheard; // since the last renewal of the secret; read without the monitor, too

    public Parking(Duration window) {
        this.window = window.toNanos();
    }

    /** Returns a new secret, which the client needs the next time. */
    public synchronized String renew(RandomGenerator random) {
        unheard = true;
        return secret.renew(random);
    }

    /**
     * Notes that something came on the current line, so that the client has got the latest secret. Returns whether that is
     * news.
     */
    public boolean heard() {
        if (!unheard) {
            return false;
        }
        synchronized (this) {
            unheard = false;
            secret.forgetEarlier();
        }
        return true;
    }

    /**
     * Notes the loss of the line. Returns false if it has been noted, or if there is another line already.
     *
     * @param lost tests whether there is no line, and if so tells everybody
     */
    public synchronized boolean begin(Closing why, long now, BooleanSupplier lost) {
        boolean begins = !away && lost.getAsBoolean();
        if (begins) {
            away = true;
            since = now;
            reason = why;
        }
        return begins;
    }

    /** Tests whether a client knows the secret, without letting it in. */
    public synchronized boolean isKnown(String given) {
        return secret.isLatest(given) || secret.isEarlier(given);
    }

    /**
     * Lets a client in that knows the secret, once. The earlier secret does for a client whose line was lost before it
     * could get the latest one.
     */
    public synchronized boolean claim(String given) {
        boolean lets = secret.isLatest(given) || (away && unheard && secret.isEarlier(given));
        if (lets) {
            secret.spend(given);
            unheard = true;
        }
        return lets;
    }

    /**
     * Ends with a new line.
     *
     * @param resume attempts to go on with it, tells everybody, and returns whether it does
     */
    public synchronized boolean end(BooleanSupplier resume) {
        boolean resumed = resume.getAsBoolean();
        away = away && !resumed;
        return resumed;
    }

    /** Returns how long there has been no line. */
    public synchronized Duration length(long now) {
        return away ? Duration.ofNanos(now - since) : Duration.ZERO;
    }

    public synchronized boolean isAway() {
        return away;
    }

    /** Tests whether the client has not come back in time. */
    public synchronized boolean isOver(long now) {
        return away && now - since >= window;
    }

    /** Returns why the line was lost. */
    public synchronized Closing reason() {
        return reason;
    }
}
