// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

import dev.foyer.redis.internal.RedisSocket;
import org.jspecify.annotations.Nullable;

/** Waits to be written to Redis, or for an answer. */
public abstract class Request {

    private final long since = System.nanoTime();

    /** Returns when it was handed over, in nanoseconds. */
    public final long since() {
        return since;
    }

    /** Returns its size, roughly. */
    public abstract int bytes();

    /**
     * Writes it.
     *
     * @param logs what is needed for logs on this connection, if {@link #needsLogs}
     */
    public abstract void write(RedisSocket to, @Nullable Logs logs);

    /** Tests whether it is for a log. */
    public boolean needsLogs() {
        return false;
    }

    /** Tests whether it is written again on another connection if it has no answer. */
    public boolean isRepeated() {
        return needsLogs();
    }

    /** Tests whether everything must arrive here that is published after it. */
    public boolean needsSubscriptions() {
        return false;
    }

    /**
     * Takes the answer of Redis, which may be an error.
     *
     * @param subscribed tests whether this node is among those that Redis counts on a channel
     */
    public abstract void answered(Object answer, Subscribed subscribed);

    /** Gives it up. Has no effect if it has ended. */
    public abstract void fail();

    public abstract boolean isDone();

    /** Knows the channels on which this node counts. */
    @FunctionalInterface
    public interface Subscribed {
        boolean counts(String channel);

        /** Returns how many other nodes there are. */
        default int others(String channel, long all) {
            return (int) Math.max(0, all - (counts(channel) ? 1 : 0));
        }
    }
}
