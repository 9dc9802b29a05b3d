// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

import java.util.concurrent.CompletableFuture;

import dev.foyer.redis.internal.RedisSocket;
import dev.foyer.spi.Retained;
import dev.foyer.spi.Retention;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A message that is to be retained and published. It is not repeated, as it may have arrived.
 */
public final class Retaining extends Request {

    private static final int UNKNOWN = -1;

    private final RetainedName name;
    private final boolean missing;
    private final Retained retained;
    private final byte[] message;
    private final Retention keep;
    private final CompletableFuture<Integer> nodes = new CompletableFuture<>();

    /**
     * Retains a message.
     *
     * @param missing whether only one that is missing is to be retained
     */
    public Retaining(RetainedName name, boolean missing, Retained retained, Retention keep) {
        this.name = name;
        this.missing = missing;
        this.retained = retained;
        this.message = RedisSocket.utf8(retained.message());
        this.keep = keep;
    }

    /** Completes with the number of other nodes that it was handed to, or with -1. */
    public CompletableFuture<Integer> nodes() {
        return nodes;
    }

    @Override
    public int bytes() {
        return Scripts.RETAIN.length() + name.key().length() + message.length;
    }

    @Override
    public void write(RedisSocket to, @Nullable Logs logs) {
        to.write(
                Protocol.Command.EVAL,
                RedisSocket.utf8(Scripts.RETAIN.text()),
                RedisSocket.utf8("1"),
                RedisSocket.utf8(name.key()),
                RedisSocket.utf8(name.channel()),
                number(keep.events()),
                number(keep.age().toMillis()),
                number(keep.bytes()),
                RedisSocket.utf8(retained.key()),
                RedisSocket.utf8(digits(retained.version())),
                message,
                RedisSocket.utf8(missing ? "missing" : ""));
    }

    private static byte[] number(long number) {
        return RedisSocket.utf8(String.valueOf(number));
    }

    /** Returns a version so that texts are in the order of numbers. */
    private static String digits(@Nullable Long version) {
        if (version == null) {
            return "";
        }
        String digits = Long.toUnsignedString(version ^ Long.MIN_VALUE);
        return "0".repeat(20 - digits.length()) + digits;
    }

    @Override
    public void answered(Object answer, Subscribed subscribed) {
        if (answer instanceof Long count) {
            nodes.complete(subscribed.others(name.channel(), count));
        } else if (answer instanceof JedisException error) {
            nodes.completeExceptionally(new IllegalStateException("Redis refuses it: " + error.getMessage(), error));
        } else {
            fail();
        }
    }

    @Override
    public void fail() {
        nodes.complete(UNKNOWN);
    }

    @Override
    public boolean isDone() {
        return nodes.isDone();
    }
}
