// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import dev.foyer.Cluster;
import dev.foyer.internal.cluster.Alone;

/** Stands for the cluster in beans, which may be created before the application starts. Safe for any thread. */
final class StartedCluster implements Cluster {

    private volatile Cluster started = new Alone("");

    /** Sets what this stands for. */
    void start(Cluster cluster) {
        started = cluster;
    }

    @Override
    public String node() {
        return started.node();
    }

    @Override
    public int size() {
        return started.size();
    }

    @Override
    public boolean isConnected() {
        return started.isConnected();
    }

    @Override
    public long missed() {
        return started.missed();
    }
}
