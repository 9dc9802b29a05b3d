// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Tracks which thread drains an outbox through one line, and how that progresses. All methods except {@link #settle}
 * are called with the outbox's lock held. Times are those of the outbox's clock.
 */
final class Progress {

    /**
     * The time without any progress after which a peer counts as not receiving. On a busy machine, a peer that reads
     * may need a third of it, as its acknowledgement follows all data that it has sent before.
     */
    private static final long TAKING = Duration.ofSeconds(2).toNanos();

    private final Object lock;

    // Mutable state.
    private State state = State.IDLE;
    private long since; // start of this state; each send starts it anew
    private int underWay; // bytes of the current send, if any
    private @Nullable Thread sender; // thread of that send

    private enum State {
        /** Nothing waits. */
        IDLE,
        /** A thread will drain it. */
        CLAIMED,
        /** A thread drains it, and has a send under way. */
        SENDING,
        /** Something waits for the peer's acknowledgement, which has been requested. */
        WAITING
    }

    /**
     * Creates the progress of a new line.
     *
     * @param lock the outbox's
     */
    Progress(Object lock) {
        this.lock = lock;
    }

    /** Claims the outbox, which must be idle or wait for the peer. The caller must have it drained. */
    void claim(long now) {
        enter(State.CLAIMED, now);
    }

    /** Begins to drain on the calling thread. Returns false if another thread does, or nobody is to. */
    boolean begin(long now) {
        boolean claimed = state == State.CLAIMED;
        if (claimed) {
            send(0, now);
        }
        return claimed;
    }

    /** Begins a send on the calling thread, which drains the outbox. */
    void send(int bytes, long now) {
        enter(State.SENDING, now);
        underWay = bytes;
        sender = Thread.currentThread();
    }

    /** Starts to wait for the peer, and ends the draining. */
    void await(long now) {
        enter(State.WAITING, now);
    }

    /** Ends the draining, because nothing waits. */
    void rest() {
        enter(State.IDLE, since); // the time does not matter in this state
    }

    private void enter(State next, long now) {
        state = next;
        since = now;
        underWay = 0;
        sender = null;
    }

    /** Stops waiting for the peer, because nothing is left to send. */
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

    /** Returns the number of bytes under way. */
    int underWay() {
        return underWay;
    }

    /** Tests whether the peer still receives. */
    boolean isTaken(long now) {
        return now - since < TAKING;
    }

    /**
     * Tests whether a send has taken too long, or the peer has not acknowledged for too long what it should.
     *
     * @param heard the time since which its acknowledgements are heard
     */
    boolean isStuck(long now, long heard, Duration limit) {
        boolean sending = state == State.SENDING;
        long begin = sending || since - heard > 0 ? since : heard;
        return (sending || state == State.WAITING) && now - begin > limit.toNanos();
    }

    /**
     * Waits until no other thread sends; see {@link Channel#settle}. The waits on the lock are limited by the clock,
     * so that with a test's clock there is no real wait.
     *
     * @return false if a send was still under way after the limit
     */
    boolean settle(Duration limit, LongSupplier clock) {
        long end = clock.getAsLong() + limit.toNanos();
        synchronized (lock) {
            while (sender != null && sender != Thread.currentThread()) {
                long millis = Duration.ofNanos(end - clock.getAsLong()).toMillis();
                if (millis <= 0) {
                    return false;
                }
                try {
                    lock.wait(millis);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return true;
    }

    /** Wakes the threads that wait in {@link #settle}. */
    void wake() {
        lock.notifyAll();
    }
}
