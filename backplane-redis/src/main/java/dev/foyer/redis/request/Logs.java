// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import dev.foyer.redis.internal.RedisSocket;
import redis.clients.jedis.exceptions.JedisException;

/**
 * What is needed for logs and cells on one connection.
 *
 * @param scripts what the scripts are called by
 * @param since the epoch that none may be older than
 */
public record Logs(Map<Scripts, String> scripts, long since, Epochs epochs) {

    /** Prepares a connection. */
    public static Logs on(RedisSocket socket, Epochs epochs, String run) {
        long since = epochs.enter(socket, run);
        var scripts = new EnumMap<Scripts, String>(Scripts.class);
        for (Scripts script : Scripts.LASTING) {
            scripts.put(script, script.load(socket));
        }
        return new Logs(scripts, since, epochs);
    }

    /** Returns what a script is called by. */
    String script(Scripts script) {
        return Objects.requireNonNull(scripts.get(script));
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
