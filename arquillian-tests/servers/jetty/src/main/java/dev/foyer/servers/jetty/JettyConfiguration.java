// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.jetty;

import java.nio.file.Path;

import org.jboss.arquillian.container.spi.ConfigurationException;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jspecify.annotations.Nullable;

/** A server, as it is described in {@code arquillian.xml}. */
public final class JettyConfiguration implements ContainerConfiguration {

    private @Nullable String home;
    private @Nullable String base;
    private int httpPort;
    private int deploymentPort;
    private String javaVmArguments = "";

    /** Where Jetty is; none for a server that runs already. */
    public @Nullable Path home() {
        return home == null ? null : Path.of(home);
    }

    public void setHome(String home) {
        this.home = home;
    }

    /** Where this server's own files are. */
    public Path base() {
        if (base == null) {
            throw new ConfigurationException("'base' is missing.");
        }
        return Path.of(base);
    }

    public void setBase(String base) {
        this.base = base;
    }

    public int httpPort() {
        return httpPort;
    }

    public void setHttpPort(int httpPort) {
        this.httpPort = httpPort;
    }

    /** Where it takes deployments. */
    public int deploymentPort() {
        return deploymentPort;
    }

    public void setDeploymentPort(int deploymentPort) {
        this.deploymentPort = deploymentPort;
    }

    public String javaVmArguments() {
        return javaVmArguments;
    }

    public void setJavaVmArguments(String javaVmArguments) {
        this.javaVmArguments = javaVmArguments;
    }

    @Override
    public void validate() {
        base();
    }
}
