// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

import java.util.concurrent.CompletableFuture;

import dev.foyer.redis.internal.RedisSocket;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/** A message that is to be published. It is not repeated, as it may have arrived. */
public final class Publishing extends Request {

    private static final int UNKNOWN = -1;

    private final String channel;
    private final byte[] message;
    private final CompletableFuture<Integer> nodes = new CompletableFuture<>();

    public Publishing(String channel, String message) {
        this.channel = channel;
        this.message = RedisSocket.utf8(message);
    }

    /** Completes with the number of other nodes that it was handed to, or with -1. */
    public CompletableFuture<Integer> nodes() {
        return nodes;
    }

    @Override
    public int bytes() {
        return channel.length() + message.length;
    }

    @Override
    public void write(RedisSocket to, @Nullable Logs logs) {
        to.write(Protocol.Command.PUBLISH, RedisSocket.utf8(channel), message);
    }

    @Override
    public void answered(Object answer, Subscribed subscribed) {
        if (answer instanceof Long count) {
            nodes.complete(subscribed.others(channel, count));
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
