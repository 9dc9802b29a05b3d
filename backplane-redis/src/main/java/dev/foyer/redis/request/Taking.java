// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.foyer.redis.internal.RedisSocket;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/** A record that is to be taken. That is not repeated, as it may have been taken. */
public final class Taking extends Request {

    private static final String SCRIPT = "local found = redis.call('HGET', KEYS[1], ARGV[1]) "
            + "if found then redis.call('HDEL', KEYS[1], ARGV[1]) end return found";

    private final String records;
    private final String key;
    private final CompletableFuture<Optional<String>> taken = new CompletableFuture<>();

    /**
     * Takes a record.
     *
     * @param records the hash with the records of a node
     */
    public Taking(String records, String key) {
        this.records = records;
        this.key = key;
    }

    public CompletableFuture<Optional<String>> taken() {
        return taken;
    }

    @Override
    public int bytes() {
        return SCRIPT.length() + records.length() + key.length();
    }

    @Override
    public void write(RedisSocket to, @Nullable Logs logs) {
        to.write(Protocol.Command.EVAL, SCRIPT, "1", records, key);
    }

    @Override
    public void answered(Object answer, Subscribed subscribed) {
        if (answer instanceof byte[] record) {
            taken.complete(Optional.of(RedisSocket.text(record)));
        } else {
            if (answer instanceof JedisException error) {
                Keeping.warn(error);
            }
            fail();
        }
    }

    @Override
    public void fail() {
        taken.complete(Optional.empty());
    }

    @Override
    public boolean isDone() {
        return taken.isDone();
    }
}
