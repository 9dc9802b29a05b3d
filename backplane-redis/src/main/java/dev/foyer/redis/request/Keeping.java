// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.foyer.redis.internal.RedisSocket;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/** A record that is to be kept, or no longer. Nobody waits for it. */
public final class Keeping extends Request {

    private static final Logger LOG = Logger.getLogger("dev.foyer.redis");

    private static final AtomicBoolean WARNED = new AtomicBoolean();

    private final String records;
    private final String key;
    private final byte @Nullable [] record;
    private volatile boolean done;

    /**
     * Keeps a record.
     *
     * @param records the hash with the records of this node
     * @param record {@code null} to keep none any more
     */
    public Keeping(String records, String key, @Nullable String record) {
        this.records = records;
        this.key = key;
        this.record = record == null ? null : RedisSocket.utf8(record);
    }

    @Override
    public int bytes() {
        return records.length() + key.length() + (record == null ? 0 : record.length);
    }

    @Override
    public boolean isRepeated() {
        return true;
    }

    @Override
    public void write(RedisSocket to, @Nullable Logs logs) {
        if (record == null) {
            to.write(Protocol.Command.HDEL, records, key);
        } else {
            to.write(Protocol.Command.HSET, RedisSocket.utf8(records), RedisSocket.utf8(key), record);
        }
    }

    @Override
    public void answered(Object answer, Subscribed subscribed) {
        done = true;
        if (answer instanceof JedisException error) {
            warn(error);
        }
    }

    /** Warns once: clients whose node ends begin anew then, and nothing else is wrong. */
    static void warn(JedisException error) {
        if (WARNED.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, "Redis refuses to keep connections for other nodes: " + error.getMessage());
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
