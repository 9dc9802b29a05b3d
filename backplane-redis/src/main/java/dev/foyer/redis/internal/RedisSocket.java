// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.internal;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * One connection to Redis. One thread reads; others may write, one at a time. All methods throw a
 * {@link JedisException} if the connection is broken.
 */
public final class RedisSocket implements AutoCloseable {

    /** Lets what is written go out without waiting for an answer. */
    private static final class Flushing extends Connection {

        Flushing(JedisSocketFactory sockets, JedisClientConfig config) {
            super(sockets, config);
        }

        void send() {
            flush();
        }
    }

    private final Flushing connection;
    private final AtomicReference<@Nullable Socket> raw = new AtomicReference<>();

    /**
     * Connects, and logs in. An answer may take {@link Sockets#WAIT}, until {@link #waitForever}.
     *
     * @param opened takes the socket that lies below, to close it under this thread
     */
    public RedisSocket(HostAndPort to, RedisUrl.Login login, Consumer<Socket> opened) {
        JedisClientConfig config = DefaultJedisClientConfig.builder()
                .protocol(RedisProtocol.RESP2)
                .socketTimeoutMillis((int) Sockets.WAIT.toMillis())
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .user(login.user())
                .password(login.password())
                .build();
        Sockets sockets = new Sockets(to, login.tls(), socket -> {
            raw.set(socket);
            opened.accept(socket);
        });
        try {
            this.connection = new Flushing(once(sockets), config);
        } catch (RuntimeException failed) {
            close(raw.get());
            throw failed;
        }
    }

    /** Jedis would connect anew for a write after the end, by a socket that nobody reads or closes. */
    private static JedisSocketFactory once(Sockets sockets) {
        var made = new AtomicBoolean();
        return () -> {
            if (made.getAndSet(true)) {
                throw new JedisConnectionException("The connection has ended.");
            }
            return sockets.createSocket();
        };
    }

    /** Lets an answer take any time. */
    void waitForever() {
        Socket socket = raw.get();
        try {
            if (socket != null) {
                socket.setSoTimeout(0);
            }
        } catch (SocketException closed) {
            throw new JedisConnectionException(closed);
        }
    }

    /** Writes a command, which goes out with {@link #flush}. */
    public void write(Protocol.Command command, byte[]... arguments) {
        connection.sendCommand(command, arguments);
    }

    /** Writes a command, which goes out with {@link #flush}. */
    public void write(Protocol.Command command, String... arguments) {
        connection.sendCommand(command, arguments);
    }

    public void flush() {
        connection.send();
    }

    /** Reads the next answer or message. */
    public Object read() {
        return connection.getUnflushedObject();
    }

    /** Flushes, and reads this many answers. An answer that is an error is an exception among them. */
    public List<Object> readAll(int count) {
        return connection.getMany(count);
    }

    /** Sends a command, and returns its answer, or throws it if it is an error. */
    public Object ask(Protocol.Command command, String... arguments) {
        connection.sendCommand(command, arguments);
        return connection.getOne();
    }

    public static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Closes the socket, also under a thread that reads or writes. */
    @Override
    public void close() {
        close(raw.get()); // first, as closing TLS may wait for one who writes
        try {
            connection.forceDisconnect();
        } catch (IOException | JedisException gone) {
            // it is what was wanted
        }
    }

    /** Closes a socket, if there is one. */
    static void close(@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException gone) {
            // it is what was wanted
        }
    }
}
