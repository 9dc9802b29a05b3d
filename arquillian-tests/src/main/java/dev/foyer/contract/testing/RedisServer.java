// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real Redis, as a process of its own, which ends with the tests. */
public final class RedisServer {

    private static final String PROGRAM = System.getenv().getOrDefault("REDIS_SERVER", "redis-server");

    private final int port;
    private final Path directory;
    private Process process;

    private RedisServer(int port, Path directory) throws IOException {
        this.port = port;
        this.directory = directory;
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** Starts one at a free port. */
    public static RedisServer start() {
        try {
            return new RedisServer(freePort(), Files.createTempDirectory("foyer-redis"));
        } catch (IOException failed) {
            throw new UncheckedIOException("redis-server, version 7.0 or newer, has not started.", failed);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process launch() throws IOException {
        Process launched = new ProcessBuilder(
                        PROGRAM, "--port", String.valueOf(port), "--save", "", "--dir", directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        long begin = System.nanoTime();
        while (!answers()) {
            if (!launched.isAlive() || System.nanoTime() - begin > Client.PATIENCE.toNanos()) {
                throw new IOException(Files.readString(directory.resolve("log")));
            }
            Thread.onSpinWait();
        }
        return launched;
    }

    private boolean answers() {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout((int) Client.PATIENCE.toMillis());
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == '+';
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where it is, as a setting says it. */
    public String url() {
        return "redis://localhost:" + port;
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Stops the process as it is, until {@link #thaw}. Its connections stay open. */
    public void freeze() {
        signal("-STOP");
    }

    /** Lets the process go on. */
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

    /** Closes the connections that receive messages, as an administrator can. Returns how many there were. */
    public int killSubscribers() {
        String killed = ask("*4\r\n" + bulk("CLIENT") + bulk("KILL") + bulk("TYPE") + bulk("pubsub"));
        return Integer.parseInt(killed.substring(1, killed.indexOf('\r')));
    }

    /** Kills the process, and starts another one at the same port. */
    public void restart() {
        kill();
        try {
            process = launch();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends what {@code redis-cli PUBLISH} would. */
    public void publish(String channel, String message) {
        if (!ask("*3\r\n" + bulk("PUBLISH") + bulk(channel) + bulk(message)).startsWith(":")) {
            throw new IllegalStateException("Redis did not publish.");
        }
    }

    /** Returns how many clients are connected. */
    public int clients() {
        String clients = ask("*2\r\n" + bulk("INFO") + bulk("clients"));
        return Integer.parseInt(clients.replaceAll("(?s).*connected_clients:(\\d+).*", "$1")) - 1; // the one that asks
    }

    private String ask(String command) {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout((int) Client.PATIENCE.toMillis());
            socket.getOutputStream().write((command + "*1\r\n" + bulk("QUIT")).getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String bulk(String text) {
        return "$" + text.getBytes(StandardCharsets.UTF_8).length + "\r\n" + text + "\r\n";
    }

    /** Kills the process. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }
}
