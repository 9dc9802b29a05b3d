// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.internal;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/**
 * Says where Redis is, or where the sentinels are that know.
 *
 * @param hosts the address of Redis, or those of the sentinels
 * @param master what the sentinels call the master, or {@code null} without sentinels
 * @param login what Redis wants from who connects
 */
public record RedisUrl(List<HostAndPort> hosts, @Nullable String master, Login login) {

    /**
     * Says how to log in to Redis.
     *
     * @param tls whether the connection is encrypted
     * @param user the user, or {@code null} for the default one
     * @param password the password, or {@code null} if Redis asks for none
     */
    public record Login(
            boolean tls, @Nullable String user, @Nullable String password) {

        /** Of one who needs no password. */
        public static final Login NONE = new Login(false, null, null);

        private static Login of(boolean tls, @Nullable String info) {
            if (info == null) {
                return new Login(tls, null, null);
            }
            int colon = info.indexOf(':');
            return new Login(
                    tls, colon < 1 ? null : decoded(info.substring(0, colon)), decoded(info.substring(colon + 1)));
        }

        /** Returns nothing that is secret. */
        @Override
        public String toString() {
            return tls ? "TLS" : "no TLS";
        }
    }

    /** The setting. */
    public static final String KEY = "foyer.backplane.url";

    private static final String SENTINEL = "redis-sentinel";
    private static final Map<String, Integer> PORTS = Map.of("redis", 6379, "rediss", 6379, SENTINEL, 26379);
    private static final Pattern HOST = Pattern.compile("(\\[[^\\]]+]|[^\\[\\]:]+)(?::(\\d{1,5}))?");
    private static final int LAST_PORT = 65_535;

    /**
     * Reads a URL such as {@code redis://user:password@host:6379}.
     *
     * @throws IllegalStateException if it is none; the message has no part of it, as it may contain a password
     */
    public static RedisUrl parse(String url) {
        URI uri;
        try {
            uri = URI.create(url.strip());
        } catch (IllegalArgumentException invalid) {
            throw invalid();
        }
        String scheme = String.valueOf(uri.getScheme());
        if (scheme.contains("unix")) {
            throw new IllegalStateException(
                    KEY + " is the address of a unix socket, which is not supported. Write redis://localhost:6379.");
        }
        Integer port = PORTS.get(scheme);
        String authority = uri.getRawAuthority();
        if (port == null || authority == null) {
            throw invalid();
        }
        int at = authority.lastIndexOf('@');
        Login login = Login.of(scheme.equals("rediss"), at < 0 ? null : authority.substring(0, at));
        List<HostAndPort> hosts = hosts(authority.substring(at + 1), port);
        String master = uri.getPath().replaceFirst("^/", "");
        boolean sentinels = scheme.equals(SENTINEL);
        if (sentinels ? master.isEmpty() : hosts.size() > 1) {
            throw invalid();
        }
        return new RedisUrl(hosts, sentinels ? master : null, login);
    }

    private static List<HostAndPort> hosts(String list, int port) {
        var hosts = new ArrayList<HostAndPort>();
        for (String one : list.split(",", -1)) {
            Matcher parts = HOST.matcher(one);
            int number = parts.matches() && parts.group(2) != null ? Integer.parseInt(parts.group(2)) : port;
            if (!parts.matches() || number > LAST_PORT) {
                throw invalid();
            }
            hosts.add(new HostAndPort(parts.group(1), number));
        }
        return List.copyOf(hosts);
    }

    private static IllegalStateException invalid() {
        return new IllegalStateException(
                KEY + " is no address of Redis. Write redis://host:6379, redis://user:password@host:6379,"
                        + " rediss://host:6379 for TLS, or redis-sentinel://host:26379,host:26379/name-of-the-master."
                        + " Percent-encode special characters of the password.");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Returns the hosts, without user and password. */
    @Override
    public String toString() {
        return hosts.stream().map(HostAndPort::toString).collect(Collectors.joining(", "));
    }
}
