// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.foyer.backplane.testing.Ports;

import static org.awaitility.Awaitility.await;

/** An nginx of a test's own, with a configuration such as those of the documentation, on a port that was free. */
public final class Nginx implements AutoCloseable {

    private static final String AROUND = """
            pid nginx.pid;
            daemon off;
            master_process off;
            error_log error.log info;
            events {
                worker_connections 32000;
            }
            http {
                access_log off;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
            %s
            }
            """;

    /** Each connection is two files, of which a process has no more at first than it may have. */
    private static final String MORE_FILES = "ulimit -n $(ulimit -Hn); exec \"$0\" \"$@\"";

    private final int port;
    private final Process process;

    private Nginx(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param directory for its files, empty
     * @param servers the blocks for {@code http}; what listens on {@code 443} there will listen on {@link #port}
     */
    public static Nginx start(Path directory, String servers) {
        try {
            int port = Ports.free();
            String local = servers.replace("listen 443 ", "listen 127.0.0.1:" + port + " ");
            Files.writeString(directory.resolve("nginx.conf"), AROUND.formatted(local));
            Process process = new ProcessBuilder(
                            "sh",
                            "-c",
                            MORE_FILES,
                            program(),
                            "-p",
                            directory + "/",
                            "-e",
                            "error.log",
                            "-c",
                            "nginx.conf")
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("output.log").toFile())
                    .start();
            var nginx = new Nginx(port, process);
            await("nginx, see " + directory).atMost(Client.PATIENCE).until(nginx::answers);
            return nginx;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String program() {
        String named = System.getenv("NGINX");
        if (named != null) {
            return named;
        }
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(directory -> new File(directory, "nginx"))
                .filter(File::canExecute)
                .map(File::getPath)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("There is no nginx: install it (Debian: apt-get install nginx-light),"
                                + " or say where it is by the variable NGINX."));
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("nginx has ended with " + process.exitValue());
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Returns where it listens. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
