// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.foyer.backplane.testing.Ports;
import org.awaitility.core.ConditionTimeoutException;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.awaitility.Awaitility.await;

/**
 * An Open Liberty with an application, once or several times, as a process of its own that a test can kill. It is made from the installation that Arquillian
 * uses, and ends with the tests.
 */
public final class LibertyServer {

    private static final Path HOME = Path.of(System.getProperty("foyer.liberty.home"));

    private static final String CONFIGURATION = """
            <server>
                <featureManager>
                    <feature>cdi-4.0</feature>
                    <feature>websocket-2.1</feature>
                    <feature>jsonb-3.0</feature>
                    <feature>beanValidation-3.0</feature>
                    <feature>concurrent-3.0</feature>
                    <feature>mpConfig-3.1</feature>
                </featureManager>
                <variable name="defaultHostName" value="localhost"/>
                <httpEndpoint id="defaultHttpEndpoint" host="localhost" httpPort="%d" httpsPort="-1"/>
                <applicationMonitor updateTrigger="disabled"/>
                %s
            </server>
            """;

    private static final String APPLICATION =
            "<webApplication id=\"%1$s\" name=\"%1$s\" location=\"%2$s\" contextRoot=\"/%1$s\"/>";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LAST = 20; // lines of the log

    private final String name;
    private final Path directory;
    private final List<String> options;
    private final List<Site> sites;
    private Process process;

    private LibertyServer(String name, Path directory, List<String> options, List<Site> sites) {
        this.name = name;
        this.directory = directory;
        this.options = options;
        this.sites = sites;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /**
     * Makes one that does not run.
     *
     * @param name that no other server of the machine has in its command line
     * @param directory for its files
     * @param settings of the application
     */
    public static LibertyServer of(String name, Path directory, WebArchive war, Map<String, String> settings) {
        return of(name, directory, war, 1, settings);
    }

    /**
     * Makes one that does not run, with an application several times.
     *
     * @param name that no other server of the machine has in its command line
     * @param directory for its files
     * @param copies how many times
     * @param settings of the application
     */
    public static LibertyServer of(
            String name, Path directory, WebArchive war, int copies, Map<String, String> settings) {
        try {
            Path server = directory.resolve("servers").resolve(name);
            Files.createDirectories(server);
            Path application = server.resolve(war.getName());
            war.as(ZipExporter.class).exportTo(application.toFile(), true);
            String context = war.getName().replace(".war", "");
            List<String> contexts = IntStream.range(0, copies)
                    .mapToObj(i -> i == 0 ? context : context + '-' + i)
                    .toList();
            String applications = contexts.stream()
                    .map(one -> APPLICATION.formatted(one, application))
                    .collect(Collectors.joining("\n    "));
            int port = Ports.free();
            Files.writeString(server.resolve("server.xml"), CONFIGURATION.formatted(port, applications));
            return new LibertyServer(
                    name,
                    directory,
                    settings.entrySet().stream()
                            .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                            .toList(),
                    contexts.stream().map(one -> Site.at(port, "/" + one)).toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts the process, and does not wait until it answers. */
    public void start() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-javaagent:" + HOME.resolve("bin/tools/ws-javaagent.jar"));
        command.addAll(List.of("-Xms64m", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("@" + HOME.resolve("lib/platform/java/java9.options"));
        command.addAll(options);
        command.addAll(List.of("-jar", HOME.resolve("bin/tools/ws-server.jar").toString(), name));
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
        builder.environment().put("WLP_USER_DIR", directory.toString());
        try {
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits until the application answers at a path, each copy of it. If it does not, the failure says how far the server has come. */
    public void awaitAnswers(String path) {
        try {
            await(name).pollInterval(Duration.ofMillis(50)).atMost(PATIENCE).until(() -> answers(path));
        } catch (ConditionTimeoutException late) {
            throw new IllegalStateException(late.getMessage() + "\n" + state(), late);
        }
    }

    private boolean answers(String path) {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " has ended with " + process.exitValue() + "\n" + log());
        }
        return sites.stream().allMatch(site -> answers(site, path));
    }

    /** What the server has logged last, and what its threads do. */
    private String state() {
        try {
            String threads = new String(
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                            .toString(),
                                    String.valueOf(process.pid()),
                                    "Thread.print")
                            .redirectErrorStream(true)
                            .start()
                            .getInputStream()
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            return log() + "\n" + threads;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String log() {
        try {
            List<String> lines = Files.readAllLines(output());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST), lines.size()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path output() {
        return directory.resolve(name + ".log");
    }

    private static boolean answers(Site site, String path) {
        try (var socket = new Socket("localhost", site.http(path).getPort())) {
            return socket.isConnected() && Http.get(site.http(path)).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The application, or the first copy of it. */
    public Site site() {
        return sites.get(0);
    }

    /** The copies of the application. */
    public List<Site> sites() {
        return sites;
    }

    /** Kills the process, which has no time to do anything. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
