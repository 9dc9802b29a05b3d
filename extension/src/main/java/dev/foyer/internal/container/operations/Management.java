// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.operations;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import dev.foyer.Cluster;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.measure.Measures;

/** Shows the node of one application to tools for JMX, from its start to its stop. */
public final class Management {

    private static final String NAME = "dev.foyer:type=%s,application=%s,node=%s";

    private final List<ObjectName> shown = new CopyOnWriteArrayList<>();

    /**
     * Shows a node. If the JVM does not allow that, the node runs without.
     *
     * @param application the name of the application
     */
    public void show(String application, Vitals vitals, Condition condition, Cluster cluster, Measures measures) {
        show("Node", application, cluster, new DescribedNode(new ManagedNode(vitals, condition, cluster)));
        show("Measurements", application, cluster, new Measurements(measures));
    }

    private void show(String type, String application, Cluster cluster, Object bean) {
        try {
            var name = new ObjectName(
                    NAME.formatted(type, ObjectName.quote(application), ObjectName.quote(cluster.node())));
            server().registerMBean(bean, name);
            shown.add(name);
        } catch (JMException | SecurityException refused) {
            Log.debug("The node is not shown by JMX: " + refused.getMessage());
        }
    }

    /** Hides the node again, so that the JVM forgets the application. */
    public void hide() {
        for (ObjectName name : shown) {
            try {
                server().unregisterMBean(name);
            } catch (JMException | SecurityException gone) {
                Log.debug("The node was not shown by JMX any more: " + gone.getMessage());
            }
        }
        shown.clear();
    }

    private static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }
}
