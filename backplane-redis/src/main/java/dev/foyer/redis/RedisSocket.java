// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;

/**
 * One connection to Redis. One thread reads; others may write, one at a time. All methods throw a
 * {@link JedisException} if the connection is broken.
 */
final class RedisSocket implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2_000;

    /** Lets what is written go out without waiting for an answer. */
    private static final class Flushing extends Connection {

        Flushing(RedisAddress address, int readMillis) {
            super(new HostAndPort(address.host(), address.port()), config(address, readMillis));
        }

        private static JedisClientConfig config(RedisAddress address, int readMillis) {
            var config = DefaultJedisClientConfig.builder()
                    .protocol(RedisProtocol.RESP2)
                    .connectionTimeoutMillis(CONNECT_MILLIS)
                    .socketTimeoutMillis(readMillis)
                    .user(address.user())
                    .password(address.password());
            return address.tls() ? config.sslOptions(SslOptions.defaults()).build() : config.build();
        }

        void send() {
            flush();
        }
    }

    private final Flushing connection;

    /**
     * Connects, and logs in if the address has a password.
     *
     * @param readMillis how long an answer may take; 0 for any time
     */
    RedisSocket(RedisAddress address, int readMillis) {
        this.connection = new Flushing(address, readMillis);
    }

    /** Writes a command, which goes out with {@link #flush}. */
    void write(Protocol.Command command, byte[]... arguments) {
        connection.sendCommand(command, arguments);
    }

    void flush() {
        connection.send();
    }

    /** Reads the next answer or message. */
    Object read() {
        return connection.getUnflushedObject();
    }

    /** Flushes, and reads this many answers. An answer that is an error is an exception among them. */
    List<Object> readAll(int count) {
        return connection.getMany(count);
    }

    /** Sends a command, and returns its answer as text. */
    String ask(Protocol.Command command, String argument) {
        connection.sendCommand(command, argument.getBytes(StandardCharsets.UTF_8));
        return connection.getBulkReply();
    }

    /** Closes the socket, also under another thread that reads. */
    @Override
    public void close() {
        try {
            connection.forceDisconnect();
        } catch (IOException | JedisException gone) {
            // it is what was wanted
        }
    }
}
