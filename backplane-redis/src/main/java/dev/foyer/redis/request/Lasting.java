// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

import java.time.Duration;

import dev.foyer.redis.internal.RedisSocket;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/** Has the records of this node kept for a while from now on. Nobody waits for it. */
public final class Lasting extends Request {

    private static final int BYTES = 50;

    private final String records;
    private final Duration time;
    private volatile boolean done;

    public Lasting(String records, Duration time) {
        this.records = records;
        this.time = time;
    }

    @Override
    public int bytes() {
        return records.length() + BYTES;
    }

    @Override
    public boolean isRepeated() {
        return true;
    }

    @Override
    public void write(RedisSocket to, @Nullable Logs logs) {
        to.write(Protocol.Command.PEXPIRE, records, String.valueOf(time.toMillis()));
    }

    @Override
    public void answered(Object answer, Subscribed subscribed) {
        done = true;
        if (answer instanceof JedisException error) {
            Keeping.warn(error);
        }
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
