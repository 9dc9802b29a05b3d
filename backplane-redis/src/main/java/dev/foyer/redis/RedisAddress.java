// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Says where Redis is.
 *
 * @param tls whether the connection is encrypted
 * @param user the user, or {@code null} for the default one
 * @param password the password, or {@code null} if Redis asks for none
 */
record RedisAddress(
        String host,
        int port,
        boolean tls,
        @Nullable String user,
        @Nullable String password) {

    private static final int PORT = 6379;

    /**
     * Reads an address such as {@code redis://user:password@host:6379}.
     *
     * @throws IllegalStateException if it is none; the message has no part of it, as it may contain a password
     */
    static RedisAddress parse(String url) {
        URI uri;
        try {
            uri = URI.create(url.strip());
        } catch (IllegalArgumentException invalid) {
            throw invalid();
        }
        boolean tls = "rediss".equals(uri.getScheme());
        if ((!tls && !"redis".equals(uri.getScheme())) || uri.getHost() == null) {
            throw invalid();
        }
        String info = uri.getRawUserInfo();
        int colon = info == null ? -1 : info.indexOf(':');
        return new RedisAddress(
                uri.getHost(),
                uri.getPort() < 0 ? PORT : uri.getPort(),
                tls,
                info == null || colon < 1 ? null : decoded(info.substring(0, colon)),
                info == null ? null : decoded(info.substring(colon + 1)));
    }

    private static IllegalStateException invalid() {
        return new IllegalStateException(
                "foyer.backplane.url is no address of Redis. Write redis://host:6379, rediss://host:6380 for TLS, or"
                        + " redis://user:password@host:6379.");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Returns the address without user and password. */
    @Override
    public String toString() {
        return host + ':' + port;
    }
}
