// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.util.concurrent.CompletableFuture;

import dev.foyer.redis.internal.RedisSocket;

/** A message that waits to be published. */
final class Publishing {

    private static final int UNKNOWN = -1;

    private final String channel;
    private final byte[] message;
    private final long since = System.nanoTime();
    private final CompletableFuture<Integer> nodes = new CompletableFuture<>();

    Publishing(String channel, String message) {
        this.channel = channel;
        this.message = RedisSocket.utf8(message);
    }

    String channel() {
        return channel;
    }

    byte[] message() {
        return message;
    }

    /** Returns when it was handed over, in nanoseconds. */
    long since() {
        return since;
    }

    /** Completes with the number of other nodes that it was handed to, or with -1. */
    CompletableFuture<Integer> nodes() {
        return nodes;
    }

    /** Returns its size, roughly. */
    int bytes() {
        return channel.length() + message.length;
    }

    void fail() {
        nodes.complete(UNKNOWN);
    }
}
