// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.operations;

/** Shows a node of an application to tools for Java Management Extensions (JMX), and drains it for them. */
public interface NodeMXBean {

    /** Returns the number of clients that are connected to this node. */
    int getConnections();

    /** Returns the number of connections that wait for their clients to come back. */
    int getAway();

    /** Returns the number of rooms with a member on this node. */
    int getRooms();

    /** Returns the number of users with a connection on this node. */
    int getUsers();

    /** Returns the number of nodes that run, with this one. */
    int getNodes();

    /** Tests whether events of other nodes arrive here. */
    boolean isConnectedToNodes();

    /** Tests whether clients may connect. */
    boolean isReady();

    /** Tests whether this node drains, or has been drained. */
    boolean isDraining();

    /**
     * Begins to drain this node.
     *
     * @param seconds how long it takes until the last batch is closed
     */
    void drain(int seconds);
}
