// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Says who drains one outbox, and how it gets on. Guarded by its own monitor, which guards the rest of the outbox as well: all but
 * {@link #settle} is called with it held. Times are those of the outbox's clock.
 */
final class Progress {

    /**
     * A peer that has taken nothing for so long takes nothing. On a busy machine, one that reads may need a third of it: its acknowledgement
     * comes after all else that it has sent before.
     */
    private static final long TAKING = Duration.ofSeconds(2).toNanos();

    private State state = State.IDLE;
    private long since; // when this state began; each send begins it anew
    private int underWay; // bytes of the send, while there is one
    private @Nullable Thread sender; // the thread of that send

    private enum State {
        /** Nothing waits. */
        IDLE,
        /** Somebody will drain it. */
        CLAIMED,
        /** Somebody drains it, and has a send under way. */
        SENDING,
        /** Something waits for the peer's acknowledgement, which is asked for. */
        WAITING
    }

    /** Claims it: the caller must see that the outbox is drained. Called if it is idle, or waits for the peer. */
    void claim(long now) {
        enter(State.CLAIMED, now);
    }

    /** Begins a send on the calling thread, which drains the outbox. */
    void send(int bytes, long now) {
        enter(State.SENDING, now);
        underWay = bytes;
        sender = Thread.currentThread();
    }

    /** Begins to wait for the peer, and ends the draining. */
    void await(long now) {
        enter(State.WAITING, now);
    }

    /** Ends the draining, as nothing waits. */
    void rest() {
        enter(State.IDLE, since); // nobody asks since when
    }

    private void enter(State next, long now) {
        state = next;
        since = now;
        underWay = 0;
        sender = null;
    }

    /** Waits for the peer no longer, as there is nothing left to send to it. */
    void drop() {
        if (state == State.WAITING) {
            rest();
        }
    }

    boolean isIdle() {
        return state == State.IDLE;
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    /** Returns how many bytes are under way. */
    int underWay() {
        return underWay;
    }

    /** Says whether the peer still takes what it is sent. */
    boolean isTaken(long now) {
        return now - since < TAKING;
    }

    /**
     * Says whether a send has been under way, or the peer has acknowledged nothing of what it should, for longer than it may.
     *
     * @param heard since when its acknowledgements are heard
     */
    boolean isStuck(long now, long heard, Duration limit) {
        boolean sending = state == State.SENDING;
        long begin = sending || since - heard > 0 ? since : heard;
        return (sending || state == State.WAITING) && now - begin > limit.toNanos();
    }

    /**
     * Waits until no other thread sends; see {@link Outbox#settle}. It waits on the monitor for what is left by the clock, so that with
     * the clock of a test nothing is really waited for.
     *
     * @return false if a send was still under way after that time
     */
    synchronized boolean settle(Duration limit, LongSupplier clock) {
        long end = clock.getAsLong() + limit.toNanos();
        while (sender != null && sender != Thread.currentThread()) {
            long millis = Duration.ofNanos(end - clock.getAsLong()).toMillis();
            if (millis <= 0) {
                return false;
            }
            try {
                wait(millis);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Wakes those that wait in {@link #settle}. */
    void wake() {
        notifyAll();
    }
}
