// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.foyer.redis.internal.RedisSocket;
import dev.foyer.redis.internal.RedisUrl;
import redis.clients.jedis.HostAndPort;
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

    /** Starts a sentinel that watches a master, and takes it for dead after half a second. */
    static RedisServer startSentinel(String name, int masterPort) throws IOException {
        Path directory = Files.createTempDirectory("foyer-sentinel");
        Path configuration = Files.writeString(
                directory.resolve("sentinel.conf"),
                String.join(
                        "\n",
                        "sentinel monitor " + name + " 127.0.0.1 " + masterPort + " 1",
                        "sentinel down-after-milliseconds " + name + " 500",
                        "sentinel failover-timeout " + name + " 20000",
                        ""));
        return new RedisServer(freePort(), directory, List.of(configuration.toString(), "--sentinel"));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process launch() throws IOException {
        var command = new ArrayList<>(List.of(PROGRAM));
        if (options.contains("--sentinel")) {
            command.addAll(options);
            command.addAll(List.of("--port", String.valueOf(port)));
        } else {
            command.addAll(List.of("--port", String.valueOf(port), "--save", "", "--dir", directory.toString()));
            command.addAll(options);
        }
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
        try {
            ask(Protocol.Command.PING);
            return true;
        } catch (JedisDataException refused) { // without a password
            return true;
        } catch (JedisException notYet) {
            return false;
        }
    }

    /** Sends a command, and returns its answer. */
    Object ask(Protocol.Command command, String... arguments) {
        try (var socket = new RedisSocket(new HostAndPort("localhost", port), RedisUrl.Login.NONE, opened -> {})) {
            return socket.ask(command, arguments);
        }
    }

    /** Sends a command, and returns its answer of several lines. */
    String text(Protocol.Command command, String... arguments) {
        return ask(command, arguments) instanceof byte[] text ? RedisSocket.text(text) : "";
    }

    String url() {
        return "redis://localhost:" + port;
    }

    int port() {
        return port;
    }

    /** Stops the process as it is, until {@link #thaw}. Its connections stay open. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
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
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
