// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.operations;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import dev.foyer.Cluster;
import dev.foyer.internal.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/** Shows the node of one application to tools for JMX, from its start to its stop. */
public final class Management {

    private static final String NAME = "dev.foyer:type=Node,application=%s,node=%s";

    // Mutable state: the thread that starts or stops the application writes it.
    private volatile @Nullable ObjectName name;

    /**
     * Shows a node. If the JVM does not allow that, the node runs without.
     *
     * @param application the name of the application
     */
    public void show(String application, Vitals vitals, Condition condition, Cluster cluster) {
        try {
            var node = new ObjectName(NAME.formatted(ObjectName.quote(application), ObjectName.quote(cluster.node())));
            server().registerMBean(new ManagedNode(vitals, condition, cluster), node);
            name = node;
        } catch (JMException | SecurityException refused) {
            Log.debug("The node is not shown by JMX: " + refused.getMessage());
        }
    }

    /** Hides the node again, so that the JVM forgets the application. */
    public void hide() {
        ObjectName shown = name;
        if (shown != null) {
            name = null;
            try {
                server().unregisterMBean(shown);
            } catch (JMException | SecurityException gone) {
                Log.debug("The node was not shown by JMX any more: " + gone.getMessage());
            }
        }
    }

    private static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }
}
