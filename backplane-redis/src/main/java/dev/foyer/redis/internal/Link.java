// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.internal;

import java.net.Socket;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/**
 * The connection that one thread has at a time. What takes longer than it may is cut: neither a write nor a handshake
 * on a socket ends by itself. Its thread opens; any thread may cut.
 */
public final class Link {

    private static final long NONE = 0;

    private final Master master;

    /** What the last connection was; for the thread that opens. */
    private Master.@Nullable Identity last;

    // Mutable state, guarded by this.
    private @Nullable Socket raw;
    private long deadline = NONE;
    private boolean ended;

    public Link(Master master) {
        this.master = master;
    }

    /**
     * Connects, and has Redis end the connection before this one. Redis may not have noticed that it is gone: it would
     * count a node twice, and publish what is left of it after newer messages.
     */
    public RedisSocket open() {
        try {
            Master.Opened now = master.connect(this::opened);
            try {
                endPredecessor(now);
            } catch (RuntimeException lost) {
                now.socket().close();
                throw lost;
            }
            last = now.identity();
            return now.socket();
        } finally {
            expectNothing();
        }
    }

    private void endPredecessor(Master.Opened now) {
        Master.Identity before = last;
        if (before != null && before.run().equals(now.identity().run())) {
            now.socket().write(Protocol.Command.CLIENT, "KILL", "ID", String.valueOf(before.client()));
            now.socket().readAll(1); // an error if the user may not
        }
        now.socket().waitForever();
    }

    /** Returns the run of Redis that the last connection is with. For the thread that opens. */
    public String run() {
        Master.Identity now = last;
        return now == null ? "" : now.run();
    }

    private void opened(Socket socket) {
        synchronized (this) {
            raw = socket;
            expectWithin(Sockets.WAIT);
            if (ended) {
                cut();
            }
        }
    }

    /** Lets the connection be cut unless {@link #expectNothing} follows in time. */
    public synchronized void expectWithin(Duration time) {
        deadline = System.nanoTime() + time.toNanos() | 1; // never none
    }

    public synchronized void expectNothing() {
        deadline = NONE;
    }

    /**
     * Cuts the connection if something has taken too long.
     *
     * @param now the time in nanoseconds
     */
    public synchronized void watch(long now) {
        if (deadline != NONE && now - deadline > 0) {
            deadline = NONE;
            cut();
        }
    }

    /** Ends the connection under its thread, also one that is being made. */
    public synchronized void cut() {
        RedisSocket.close(raw);
    }

    /** Ends the connection for good. */
    public synchronized void end() {
        ended = true;
        cut();
    }
}
