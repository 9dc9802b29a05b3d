// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.internal;

import java.net.Socket;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/** Finds the Redis that all nodes publish to, and connects to it. Safe for any thread. */
public final class Master {

    private static final Pattern VERSION = Pattern.compile("redis_version:(\\d{1,4})");
    private static final Pattern RUN = Pattern.compile("run_id:(\\w+)");
    private static final int OLDEST = 7;

    private final RedisUrl.Login login;
    private final Function<Consumer<Socket>, HostAndPort> where;

    /**
     * Names a connection as Redis does.
     *
     * @param run this run of Redis
     * @param client the connection in this run
     */
    public record Identity(String run, long client) {}

    /** A new connection. */
    public record Opened(RedisSocket socket, HostAndPort at, Identity identity) {}

    public Master(RedisUrl url) {
        this.login = url.login();
        String name = url.master();
        this.where = name == null ? opened -> url.hosts().get(0) : new Sentinels(url.hosts(), name)::ask;
    }

    /**
     * Connects.
     *
     * @param opened takes each socket that is tried
     * @throws NoMasterException if there is none, or one that cannot be used
     */
    public Opened connect(Consumer<Socket> opened) {
        HostAndPort at = where.apply(opened);
        try {
            RedisSocket socket = new RedisSocket(at, login, opened);
            try {
                return new Opened(socket, at, check(socket, at));
            } catch (RuntimeException unusable) {
                socket.close();
                throw unusable;
            }
        } catch (JedisException failed) {
            throw NoMasterException.of(at, failed);
        }
    }

    private static Identity check(RedisSocket socket, HostAndPort at) {
        socket.write(Protocol.Command.INFO, "server");
        socket.write(Protocol.Command.INFO, "replication");
        socket.write(Protocol.Command.CLIENT, "ID");
        List<Object> answers = socket.readAll(3);
        answers.forEach(Master::requireNoError);
        String server = text(answers.get(0));
        Matcher version = VERSION.matcher(server);
        if (!version.find() || Integer.parseInt(version.group(1)) < OLDEST) {
            throw new NoMasterException("Redis at " + at + " is older than 7.0. Update it.");
        }
        if (isReplica(answers.get(1))) {
            throw new NoMasterException(
                    "Redis at " + at + " is a replica, which hands messages to its own clients only." + " Set "
                            + RedisUrl.KEY + " to the master.");
        }
        Matcher run = RUN.matcher(server);
        return new Identity(run.find() ? run.group(1) : "", answers.get(2) instanceof Long id ? id : -1);
    }

    /** Throws an answer that is an error. */
    public static void requireNoError(Object answer) {
        if (answer instanceof JedisException error) {
            throw error;
        }
    }

    /** Tests an answer to {@code INFO replication}. */
    public static boolean isReplica(Object answer) {
        return text(answer).contains("role:slave");
    }

    private static String text(Object answer) {
        return answer instanceof byte[] bytes ? RedisSocket.text(bytes) : "";
    }
}
