// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.foyer.backplane.testing.Ports;

/** A real Redis, as a process of its own, which ends with this JVM at the latest. */
public final class RedisServer implements AutoCloseable {

    private static final String PROGRAM =
            Optional.ofNullable(System.getenv("REDIS_SERVER")).orElse("redis-server");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final int port;
    private final Path directory;
    private final List<String> options;
    private Process process;

    private RedisServer(int port, Path directory, List<String> options) {
        this.port = port;
        this.directory = directory;
        this.options = options;
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Starts a server at a free port, with further options such as {@code --requirepass secret}. */
    public static RedisServer start(String... options) {
        return new RedisServer(Ports.free(), temporary("foyer-redis"), List.of(options));
    }

    /** Starts a sentinel that watches a master, and takes it for dead after half a second. */
    public static RedisServer startSentinel(String name, int masterPort) {
        Path directory = temporary("foyer-sentinel");
        String configuration = String.join(
                "\n",
                "sentinel monitor " + name + " 127.0.0.1 " + masterPort + " 1",
                "sentinel down-after-milliseconds " + name + " 500",
                "sentinel failover-timeout " + name + " 20000",
                "");
        try {
            Path file = Files.writeString(directory.resolve("sentinel.conf"), configuration);
            return new RedisServer(Ports.free(), directory, List.of(file.toString(), "--sentinel"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path temporary(String name) {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Process launch() {
        var command = new ArrayList<>(List.of(PROGRAM));
        if (options.contains("--sentinel")) {
            command.addAll(options);
            command.addAll(List.of("--port", String.valueOf(port)));
        } else {
            command.addAll(List.of("--port", String.valueOf(port), "--save", "", "--dir", directory.toString()));
            command.addAll(options);
        }
        Path log = directory.resolve("log");
        try {
            Process launched = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            long begin = System.nanoTime();
            while (!answers()) {
                if (!launched.isAlive() || System.nanoTime() - begin > PATIENCE) {
                    launched.destroyForcibly();
                    throw new IOException("It has printed: " + Files.readString(log));
                }
                Thread.onSpinWait();
            }
            return launched;
        } catch (IOException failed) {
            throw new UncheckedIOException("redis-server, version 7.0 or newer, has not started.", failed);
        }
    }

    private boolean answers() {
        try {
            ask("PING");
            return true;
        } catch (IllegalStateException refused) { // without a password
            return true;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /**
     * Sends a command, and returns its answer: a text as it is, and any other answer as Redis writes it.
     *
     * @throws IllegalStateException if Redis refuses it
     * @throws UncheckedIOException if Redis does not answer
     */
    public String ask(String... command) {
        return Question.ask(port, command);
    }

    /** Publishes a message, as {@code redis-cli PUBLISH} does. */
    public void publish(String channel, String message) {
        ask("PUBLISH", channel, message);
    }

    /** Closes the connections that receive messages, as an administrator can. Returns how many there were. */
    public int killSubscribers() {
        return Integer.parseInt(ask("CLIENT", "KILL", "TYPE", "pubsub"));
    }

    /** Returns how many clients are connected, but for the one that asks. */
    public int clients() {
        return Integer.parseInt(ask("INFO", "clients").replaceAll("(?s).*connected_clients:(\\d+).*", "$1")) - 1;
    }

    /** Returns where it is, as a setting says it. */
    public String url() {
        return "redis://localhost:" + port;
    }

    public int port() {
        return port;
    }

    /** Stops the process as it is, until {@link #thaw}. Its connections stay open. */
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Kills the process, and starts another one in its place. */
    public void restart() {
        kill();
        process = launch();
    }

    /** Kills the process. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Kills the process, and removes what it has left. */
    @Override
    public void close() {
        kill();
        if (!Files.exists(directory)) {
            return; // it was closed before
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
