// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.jetty;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.foyer.servers.jetty.server.Deployments;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;

import static org.awaitility.Awaitility.await;

/** A server that runs. It ends with the tests at the latest. */
final class JettyProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final DeploymentLine line;
    private final Thread end;

    private JettyProcess(Process process, DeploymentLine line) {
        this.process = process;
        this.line = line;
        this.end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
    }

    /** Returns when the server takes deployments. */
    static JettyProcess start(Path home, JettyConfiguration configuration) throws IOException {
        Path library = Files.createDirectories(configuration.base().resolve("lib/contract"));
        Files.copy(ownJar(), library.resolve("contract.jar"), StandardCopyOption.REPLACE_EXISTING);
        Path logs = Files.createDirectories(configuration.base().resolve("logs"));
        File log = logs.resolve("server.log").toFile();
        Process process = new ProcessBuilder(command(home, configuration))
                .directory(configuration.base().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        var started = new JettyProcess(process, new DeploymentLine(configuration.deploymentPort()));
        await("Jetty runs, or its log says why not: " + log)
                .atMost(PATIENCE)
                .until(() -> started.line.isOpen() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IOException("It ended, and its log says why: " + log);
        }
        return started;
    }

    private static List<String> command(Path home, JettyConfiguration configuration) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(configuration.javaVmArguments().split(" ")));
        command.addAll(List.of("-jar", home.resolve("start.jar").toString()));
        command.add("jetty.http.port=" + configuration.httpPort());
        command.add("contract.port=" + configuration.deploymentPort());
        return command;
    }

    private static Path ownJar() {
        try {
            return Path.of(Deployments.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Lets the server stop in an orderly way. */
    void stop() throws LifecycleException {
        try {
            line.stopServer();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new LifecycleException("Jetty did not stop within " + PATIENCE + ".");
            }
        } catch (DeploymentException | InterruptedException failed) {
            throw new LifecycleException("Jetty could not be stopped.", failed);
        } finally {
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }
}
