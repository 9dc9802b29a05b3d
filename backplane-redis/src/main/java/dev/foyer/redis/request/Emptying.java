// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

import java.time.Duration;

import dev.foyer.redis.internal.RedisSocket;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/** Empties a cell that was not used for a while. Nobody waits for it: what stays there expires. */
public final class Emptying extends Request {

    private static final String SCRIPT = "local left = redis.call('PTTL', KEYS[1]) "
            + "if left >= 0 and left <= tonumber(ARGV[1]) then redis.call('DEL', KEYS[1]) end return left";

    private final CellName cell;
    private final Duration left;
    private volatile boolean done;

    /**
     * Empties a cell.
     *
     * @param left how long it is to be kept yet, at most
     */
    public Emptying(CellName cell, Duration left) {
        this.cell = cell;
        this.left = left;
    }

    @Override
    public int bytes() {
        return SCRIPT.length() + cell.key().length();
    }

    @Override
    public boolean isRepeated() {
        return true;
    }

    @Override
    public void write(RedisSocket to, @Nullable Logs logs) {
        to.write(Protocol.Command.EVAL, SCRIPT, "1", cell.key(), String.valueOf(left.toMillis()));
    }

    @Override
    public void answered(Object answer, Subscribed subscribed) {
        done = true;
    }

    @Override
    public void fail() {
        done = true;
    }

    @Override
    public boolean isDone() {
        return done;
    }
}
