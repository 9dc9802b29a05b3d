// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server, a node or a Redis, which runs on one core, and only while it is measured. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(25);
    private static final double QUIET = 0.1; // of a core, within LOOK

    private final Process process;
    private final int port;
    private final Path log;

    private ServerProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts the server, or a node of it; what it prints goes to the log. */
    static ServerProcess start(ServerDefinition server, Place place, int core, Path log) throws IOException {
        return new ServerProcess(start(server.commandLine(place), server.directory(), core, log), place.port(), log);
    }

    /** Starts a Redis that keeps nothing. */
    static ServerProcess startRedis(int core, Path log) throws IOException {
        int port = freePort();
        String program = Optional.ofNullable(System.getenv("REDIS_SERVER")).orElse("redis-server");
        List<String> command = List.of(
                program, "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no");
        return new ServerProcess(start(command, Path.of("/"), core, log), port, log);
    }

    private static Process start(List<String> words, Path directory, int core, Path log) throws IOException {
        var command = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
        command.addAll(words);
        Files.createDirectories(log.toAbsolutePath().getParent());
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Waits until it accepts connections. */
    public void awaitPort() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!accepts()) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IOException("it does not accept connections, see " + log);
            }
        }
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits, for a limited time, until it has done what the last run left, as closing connections: the next would be charged with it. */
    public void settle() throws InterruptedException {
        long deadline = System.nanoTime() + SETTLE.toNanos();
        long used = Long.MAX_VALUE;
        boolean ended = !isAlive();
        while (used > LOOK.toNanos() * QUIET && !ended && System.nanoTime() < deadline) {
            CpuTime before = CpuTime.of(pid());
            ended = process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            used = ended ? 0 : CpuTime.of(pid()).since(before);
        }
    }

    /** Lets it run on another core from now on. */
    public void moveTo(int core) throws IOException, InterruptedException {
        run("taskset", "-a", "-c", "-p", Integer.toString(core), Long.toString(pid()));
    }

    /** Takes it off the core. */
    public void stop() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Kills it. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void signal(String name) throws IOException, InterruptedException {
        if (isAlive()) {
            run("kill", "-" + name, Long.toString(pid()));
        }
    }

    private static void run(String... words) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException(String.join(" ", words) + " failed");
        }
    }

    private boolean accepts() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
