// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.operations;

import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;

/** Shows a node with the name of what its operation takes, which an interface does not tell. */
final class DescribedNode extends StandardMBean {

    DescribedNode(NodeMXBean node) {
        super(node, NodeMXBean.class, true);
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation) {
        return "Sends the clients of this node to other nodes over so many seconds, and takes no new ones. Cannot be undone.";
    }

    @Override
    protected String getParameterName(MBeanOperationInfo operation, MBeanParameterInfo parameter, int index) {
        return "seconds";
    }
}
