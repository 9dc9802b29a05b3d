// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * Describes the nodes that an application runs on, as this node sees them. Answers without a network call. Safe for any
 * thread. Can be injected into any bean.
 */
public interface Cluster {

    /** Returns the id of this node, which is a different one after each start. */
    String node();

    /**
     * Returns the number of nodes that run, with this one. A node that was stopped does not count any more, and one
     * that was killed counts for up to 10 seconds. While {@link #isConnected} is false, nodes are counted as before.
     */
    int size();

    /** Tests whether events of other nodes arrive here. True for an application with a single node. */
    boolean isConnected();

    /** Returns how often this node has told connections that they may have missed events, see {@link EventsMissed}. */
    long missed();
}
