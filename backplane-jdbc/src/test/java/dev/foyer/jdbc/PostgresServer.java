// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;

import dev.foyer.backplane.testing.Ports;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL, as processes of their own, which end with this JVM at the latest. */
final class PostgresServer implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final String MISSING = "PostgreSQL 12 or newer is needed for this test: install the package"
            + " 'postgresql', or set POSTGRES_BIN to the directory of initdb and postgres.";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final int port = Ports.free();
    private final Path directory;
    private Process process;

    private PostgresServer(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        own("initdb", "-D", data(), "-U", "foyer", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Starts a server with an empty database at a free port. */
    static PostgresServer start() {
        try {
            Path directory = Files.createTempDirectory("foyer-postgres");
            if (isRoot()) {
                run(List.of("chown", "postgres", directory.toString()), directory);
            }
            return new PostgresServer(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(MISSING, failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String program(String name) throws IOException {
        String set = System.getenv("POSTGRES_BIN");
        if (set != null) {
            return Path.of(set, name).toString();
        }
        Path installed = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(installed)) {
            return name; // on the path
        }
        try (Stream<Path> versions = Files.list(installed)) {
            Optional<Path> newest = versions.map(
                            version -> version.resolve("bin").resolve(name))
                    .filter(Files::isExecutable)
                    .max(Comparator.naturalOrder());
            return newest.map(Path::toString).orElse(name);
        }
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> command(String name, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(program(name));
        command.addAll(List.of(arguments));
        return command;
    }

    private void own(String name, String... arguments) throws IOException, InterruptedException {
        run(command(name, arguments), directory);
    }

    private static void run(List<String> command, Path directory) throws IOException, InterruptedException {
        Path log = Files.createTempFile("foyer-postgres", ".log");
        Process running = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = running.waitFor();
        String printed = Files.readString(log);
        Files.delete(log);
        if (code != 0) {
            throw new IOException(command + " has printed: " + printed);
        }
    }

    private Process launch() throws IOException {
        Path log = directory.resolve("log");
        Process launched = new ProcessBuilder(command(
                        "postgres",
                        "-D",
                        data(),
                        "-p",
                        String.valueOf(port),
                        "-c",
                        "listen_addresses=localhost",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "shared_buffers=16MB"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
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
    }

    private boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/postgres?user=foyer");
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    int port() {
        return port;
    }

    DataSource dataSource() {
        return dataSource(port, "foyer");
    }

    /** Creates a database that is empty. */
    DataSource newDatabase() {
        String name = "test" + DATABASES.incrementAndGet();
        run("CREATE DATABASE " + name);
        PGSimpleDataSource source = dataSource(port, "foyer");
        source.setDatabaseName(name);
        return source;
    }

    static PGSimpleDataSource dataSource(int port, String user) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser(user);
        source.setConnectTimeout(2);
        source.setLoginTimeout(2);
        return source;
    }

    /** Runs a statement. */
    void run(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Stops all processes as they are, until {@link #thaw}. Their connections stay open. */
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        var command = new ArrayList<>(List.of("kill", signal, String.valueOf(process.pid())));
        process.descendants().forEach(one -> command.add(String.valueOf(one.pid())));
        try {
            new ProcessBuilder(command).start().onExit().join();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Kills all processes at once, as a power failure does. */
    void kill() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly().onExit().join();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    /** Starts another process in the place of one that was killed. */
    void launchAgain() {
        try {
            process = launch();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void restart() {
        kill();
        launchAgain();
    }

    /** Keeps a copy of all that there is. The server is down meanwhile. */
    void keepCopy() {
        kill();
        copy("data", "copy");
        launchAgain();
    }

    /** Goes back to the copy. */
    void restoreCopy() {
        kill();
        copy("copy", "data");
        launchAgain();
    }

    private void copy(String from, String to) {
        try {
            run(List.of("rm", "-rf", directory.resolve(to).toString()), directory);
            run(
                    List.of(
                            "cp",
                            "-a",
                            directory.resolve(from).toString(),
                            directory.resolve(to).toString()),
                    directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Kills the processes, and removes what they have left. */
    @Override
    public void close() {
        if (!Files.exists(directory)) {
            return; // it was closed before
        }
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
