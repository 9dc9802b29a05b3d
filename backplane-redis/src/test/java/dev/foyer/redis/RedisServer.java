// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** A real Redis, as a process of its own. */
final class RedisServer implements AutoCloseable {

    private static final String PROGRAM = System.getenv().getOrDefault("REDIS_SERVER", "redis-server");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final int port;
    private final Path directory;
    private final List<String> options;
    private Process process;

    private RedisServer(int port, Path directory, List<String> options) throws IOException {
        this.port = port;
        this.directory = directory;
        this.options = options;
        this.process = launch();
    }

    /** Starts a server, with further options such as {@code --requirepass secret}. */
    static RedisServer start(String... options) throws IOException {
        return new RedisServer(freePort(), Files.createTempDirectory("foyer-redis"), List.of(options));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process launch() throws IOException {
        var command = new ArrayList<>(
                List.of(PROGRAM, "--port", String.valueOf(port), "--save", "", "--dir", directory.toString()));
        command.addAll(options);
        Process launched = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        long begin = System.nanoTime();
        while (!answers()) {
            if (!launched.isAlive() || System.nanoTime() - begin > PATIENCE) {
                throw new IOException("redis-server has not started: " + Files.readString(directory.resolve("log")));
            }
            Thread.onSpinWait();
        }
        return launched;
    }

    private boolean answers() {
        try (var socket = new RedisSocket(new RedisAddress("localhost", port, false, null, null), 1_000)) {
            socket.write(Protocol.Command.PING);
            return !socket.readAll(1).isEmpty();
        } catch (JedisDataException refused) { // without a password
            return true;
        } catch (JedisException notYet) {
            return false;
        }
    }

    String url() {
        return "redis://localhost:" + port;
    }

    int port() {
        return port;
    }

    /** Kills the process, and starts another one in its place. */
    void restart() throws IOException {
        kill();
        process = launch();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
