// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import dev.foyer.Closing;
import dev.foyer.internal.transport.Transport;

/** Makes outboxes, and has what those of one application share. Safe for any thread. */
public final class Outboxes {

    /** How long an emit may be held up whose receivers are all behind. */
    private static final long PACE = Duration.ofMillis(1).toNanos();

    /** Where they are nearly full: some containers take longer to pass on that the peer has taken something. */
    private static final long SLOW_PACE = Duration.ofMillis(10).toNanos();

    private static final long STEP = Duration.ofNanos(50_000).toNanos();

    private final int maxBytes;
    private final int window;
    private final Senders senders;
    private final Executor workers;

    /**
     * Outboxes with these limits.
     *
     * @param maxBytes how much may wait in each, what is in flight included
     * @param window how much the send buffer of a socket takes, whatever its peer does
     * @param senders drain many at once
     * @param workers run the listeners, which may take time
     */
    public Outboxes(int maxBytes, int window, Senders senders, Executor workers) {
        this.maxBytes = maxBytes;
        this.window = window;
        this.senders = senders;
        this.workers = workers;
    }

    /**
     * An outbox in front of a transport.
     *
     * @param joining whether the peer takes a JSON array of frames for the frames
     * @param ended told, once, when the outbox has ended the connection and why
     */
    public Outbox open(Transport transport, boolean joining, Consumer<Closing> ended) {
        return new Outbox(transport, joining, this, ended);
    }

    /** Drains outboxes that were claimed, on other threads. */
    public void drain(List<Outbox> claimed) {
        senders.drain(claimed);
    }

    /**
     * Holds the calling thread up for a moment if all of these fill faster than they drain: it emits faster than a peer that does take what
     * is sent can take it. As long as one of them keeps up, and if one's peer takes nothing, the thread goes on at once.
     */
    public void pace(Collection<Outbox> receivers) {
        long begin = System.nanoTime();
        for (long now = begin; isTooFast(receivers, now - begin, now); now = System.nanoTime()) {
            LockSupport.parkNanos(STEP);
        }
    }

    private static boolean isTooFast(Collection<Outbox> receivers, long held, long now) {
        return held < PACE ? areBehind(receivers, 2, now) : held < SLOW_PACE && areBehind(receivers, 3, now);
    }

    private static boolean areBehind(Collection<Outbox> receivers, int quarters, long now) {
        for (Outbox receiver : receivers) {
            if (!receiver.isBehind(quarters, now)) {
                return false;
            }
        }
        return !receivers.isEmpty();
    }

    int maxBytes() {
        return maxBytes;
    }

    int window() {
        return window;
    }

    Executor workers() {
        return workers;
    }
}
