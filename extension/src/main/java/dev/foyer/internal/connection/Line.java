// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.nio.ByteBuffer;
import java.time.Duration;

import dev.foyer.Closing;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.inbound.Task;
import dev.foyer.internal.measure.Traffic;
import org.jspecify.annotations.Nullable;

/**
 * One session of a connection, from its opening to its loss. Most connections have one; those to which a client comes
 * back have several, one after the other. What an earlier one brings is ignored. Safe for any thread.
 */
public final class Line {

    /** The longest time that the container's close waits for a send, which takes microseconds. */
    private static final Duration SETTLE = Duration.ofSeconds(2);

    private final Lifecycle lifecycle;
    private final Traffic traffic;

    // Mutable state, set once, before anything arrives.
    private volatile @Nullable Opening opening;

    Line(Lifecycle lifecycle, Traffic traffic) {
        this.lifecycle = lifecycle;
        this.traffic = traffic;
    }

    /** Returns the life of the connection. */
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    /** Notes that the session has opened. */
    void opened(Opening begun) {
        opening = begun;
    }

    /** Notes that something came from the peer. */
    public void heard() {
        Opening begun = opening;
        if (begun != null) {
            begun.watch().heard();
            lifecycle.heard();
        }
    }

    /** Handles a pong of the peer. Returns true if it answers a ping of the outbox. */
    public boolean pong(ByteBuffer content) {
        heard();
        Opening begun = opening;
        return begun != null && begun.channel().pong(content);
    }

    /**
     * Queues a task for a message, on the reading thread, unless the connection is ending. Closes the connection if too
     * much waits.
     *
     * @param bytes the size of the message
     */
    public void offer(Task task, int bytes) {
        traffic.received(bytes);
        lifecycle.offer(this, task, bytes);
    }

    /** Queues a task for a message that waits for no handler's stage, as {@link #offer} does. */
    public void offerUrgent(Task task, int bytes) {
        traffic.received(bytes);
        lifecycle.offerUrgent(this, task, bytes);
    }

    /** Handles an error that the container noticed on the socket. A close follows. */
    public void failed(Throwable failure) {
        lifecycle.failed(failure);
    }

    /**
     * Ends the line, which the container closes on this thread after this method has returned.
     *
     * @param ours whether Foyer has asked the container to close, in which case the outbox has a worker report the end
     */
    public void closed(Closing closing, boolean ours) {
        Opening begun = opening;
        if (!ours) {
            lifecycle.lineClosed(begun, closing);
        }
        if (begun != null && !begun.channel().settle(SETTLE)) {
            Log.debug("Connection " + lifecycle.scope().connection().id()
                    + " is closed while something is being sent to it.");
        }
    }
}
