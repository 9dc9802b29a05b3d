// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.internal;

import javax.net.ssl.SSLException;

import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Says that what was found is no Redis to publish to, and what to do. The message contains no secret. */
public final class NoMasterException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NoMasterException(String message) {
        super(message);
    }

    private NoMasterException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Of one that does not answer, or answers by an error. */
    public static NoMasterException of(HostAndPort at, JedisException failure) {
        return new NoMasterException("Redis at " + at + " cannot be used: " + reason(failure), failure);
    }

    private static String reason(JedisException failure) {
        if (failure instanceof JedisDataException) { // Redis's own words
            return failure.getMessage() + ". Check the credentials of " + RedisUrl.KEY
                    + ", and what this user may do there.";
        }
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "TLS fails (" + cause.getMessage()
                        + "). Check that this port is for TLS, that the certificate is of this host, and that the JVM"
                        + " trusts who signed it.";
            }
        }
        return "it does not answer. Check the address and the network, and whether it wants TLS (rediss://) or not.";
    }
}
