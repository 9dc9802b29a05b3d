// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.tomcat;

import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.tomcat.Tomcat7ManagerCommandSpec;
import org.jboss.arquillian.container.tomcat.TomcatManager;
import org.jboss.arquillian.container.tomcat.managed.Tomcat10ManagedContainer;
import org.jboss.arquillian.container.tomcat.managed.TomcatManagedConfiguration;
import org.jspecify.annotations.Nullable;

/** Starts a Tomcat, or uses the one that runs already, which whoever started it will stop: the adapter refuses that. */
public final class SharedTomcat extends Tomcat10ManagedContainer {

    private @Nullable TomcatManager<TomcatManagedConfiguration> manager;

    @Override
    public void setup(TomcatManagedConfiguration configuration) {
        super.setup(configuration);
        manager = new TomcatManager<>(configuration, new Tomcat7ManagerCommandSpec());
    }

    @Override
    public void start() throws LifecycleException {
        if (manager == null || !manager.isRunning()) {
            super.start();
        }
    }
}
