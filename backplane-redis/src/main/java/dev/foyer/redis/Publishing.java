// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.util.concurrent.CompletableFuture;

/**
 * A message that waits to be published.
 *
 * @param since when it was handed over, in nanoseconds
 * @param nodes completes with the number of other nodes that it was handed to, or with -1
 */
record Publishing(String channel, String message, long since, CompletableFuture<Integer> nodes) {

    static final int UNKNOWN = -1;

    /** Returns its size, roughly. */
    int bytes() {
        return channel.length() + message.length();
    }

    void fail() {
        nodes.complete(UNKNOWN);
    }
}
