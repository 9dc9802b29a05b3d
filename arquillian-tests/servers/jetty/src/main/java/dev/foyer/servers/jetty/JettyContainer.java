// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.jetty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jspecify.annotations.Nullable;

/** What Arquillian asks of a server. Tests run outside of it. */
public final class JettyContainer implements DeployableContainer<JettyConfiguration> {

    private @Nullable JettyConfiguration configuration;
    private @Nullable JettyProcess process;

    @Override
    public Class<JettyConfiguration> getConfigurationClass() {
        return JettyConfiguration.class;
    }

    @Override
    public void setup(JettyConfiguration described) {
        configuration = described;
    }

    private JettyConfiguration configuration() {
        if (configuration == null) {
            throw new IllegalStateException("The container is not set up.");
        }
        return configuration;
    }

    private DeploymentLine line() {
        return new DeploymentLine(configuration().deploymentPort());
    }

    @Override
    public void start() throws LifecycleException {
        Path home = configuration().home();
        if (home != null) {
            try {
                process = JettyProcess.start(home, configuration());
            } catch (IOException failed) {
                throw new LifecycleException("Jetty could not be started.", failed);
            }
        }
    }

    @Override
    public void stop() throws LifecycleException {
        if (process != null) {
            process.stop();
        }
        process = null;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Local");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        String path = path(archive);
        try {
            Path war = Files.createDirectories(configuration().base().resolve("deployed"))
                    .resolve(archive.getName());
            archive.as(ZipExporter.class).exportTo(war.toFile(), true);
            line().deploy(path, war);
        } catch (IOException failed) {
            throw new DeploymentException("The application could not be deployed.", failed);
        }
        var http = new HTTPContext("localhost", configuration().httpPort());
        return new ProtocolMetaData().addContext(http.add(new Servlet("default", path)));
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        line().undeploy(path(archive));
    }

    private static String path(Archive<?> archive) {
        return "/" + archive.getName().replaceFirst("\\.war$", "");
    }
}
