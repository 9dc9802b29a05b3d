// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.foyer.contract.testing.link.Network;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.Nullable;

/** What Arquillian asks of a server. */
public final class KitContainer implements DeployableContainer<KitConfiguration> {

    private static final Logger LOG = Logger.getLogger(KitContainer.class.getName());

    private @Nullable KitConfiguration configuration;
    private @Nullable KitLog log;

    @Override
    public Class<KitConfiguration> getConfigurationClass() {
        return KitConfiguration.class;
    }

    @Override
    public void setup(KitConfiguration described) {
        configuration = described;
    }

    private KitConfiguration configuration() {
        if (configuration == null) {
            throw new IllegalStateException("The container is not set up.");
        }
        return configuration;
    }

    private KitServer server() {
        return (KitServer)
                Objects.requireNonNull(Network.IN_MEMORY.get(configuration().port()), "The server is not started.");
    }

    /** Starts the server of this port, if no other container has. */
    @Override
    public void start() throws LifecycleException {
        if (Network.IN_MEMORY.containsKey(configuration().port())) {
            return;
        }
        try {
            log = KitLog.start(configuration().log());
        } catch (IOException unwritable) {
            throw new LifecycleException("The log cannot be written.", unwritable);
        }
        var server = new KitServer();
        Network.IN_MEMORY.put(configuration().port(), server);
        Polls.passTimeOf(server);
    }

    @Override
    public void stop() {
        if (log != null) {
            server().stop();
            log.close();
            log = null;
            Network.IN_MEMORY.remove(configuration().port());
        }
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Local");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        Path directory = configuration().log().resolveSibling("deployed").resolve(archive.getName());
        try {
            server().deploy(path(archive), Deployed.in(directory, archive));
        } catch (IOException | RuntimeException failed) {
            LOG.log(Level.SEVERE, archive.getName() + " could not be deployed.", failed);
            throw new DeploymentException("The application could not be deployed.", failed);
        }
        var http = new HTTPContext("localhost", configuration().port());
        return new ProtocolMetaData().addContext(http.add(new Servlet("default", path(archive))));
    }

    @Override
    public void undeploy(Archive<?> archive) {
        server().undeploy(path(archive));
    }

    private static String path(Archive<?> archive) {
        return "/" + archive.getName().replaceFirst("\\.war$", "");
    }
}
