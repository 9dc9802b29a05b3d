// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import java.nio.file.Path;

import org.jboss.arquillian.container.spi.ConfigurationException;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jspecify.annotations.Nullable;

/** A server in memory, as it is described in {@code arquillian.xml}. */
public final class KitConfiguration implements ContainerConfiguration {

    private int port;
    private @Nullable String log;

    /** The port that stands for the server; no socket has it. */
    public int port() {
        return port;
    }

    public void setPort(int port) {
        this.port = port;
    }

    /** The file that the applications' messages are written to. */
    public Path log() {
        if (log == null) {
            throw new ConfigurationException("'log' is missing.");
        }
        return Path.of(log);
    }

    public void setLog(String log) {
        this.log = log;
    }

    @Override
    public void validate() {
        log();
    }
}
