// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

import dev.foyer.redis.internal.RedisSocket;
import redis.clients.jedis.exceptions.JedisException;

/**
 * What is needed for logs on one connection.
 *
 * @param append what the script is called by
 * @param read what the script is called by
 * @param since the epoch that none may be older than
 */
public record Logs(String append, String read, long since, Epochs epochs) {

    /** Prepares a connection. */
    public static Logs on(RedisSocket socket, Epochs epochs, String run) {
        long since = epochs.enter(socket, run);
        return new Logs(Scripts.APPEND.load(socket), Scripts.READ.load(socket), since, epochs);
    }

    /** Tests whether an answer means that nothing was done, and that another connection is needed to do it. */
    public static boolean needsAnotherConnection(Object answer) {
        return answer instanceof JedisException error
                && error.getMessage() != null
                && (error.getMessage().startsWith("NOSCRIPT")
                        || error.getMessage().contains("READONLY")
                        || error.getMessage().startsWith("LOADING"));
    }

    public static IllegalStateException failure(Object answer) {
        return answer instanceof JedisException error
                ? new IllegalStateException("Redis refuses it: " + error.getMessage(), error)
                : new IllegalStateException("Redis answers something else.");
    }
}
