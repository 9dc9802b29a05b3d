// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.operations;

import java.time.Duration;

import dev.foyer.Cluster;

/** Is what {@link NodeMXBean} shows. */
final class ManagedNode implements NodeMXBean {

    private final Vitals vitals;
    private final Condition condition;
    private final Cluster cluster;

    ManagedNode(Vitals vitals, Condition condition, Cluster cluster) {
        this.vitals = vitals;
        this.condition = condition;
        this.cluster = cluster;
    }

    @Override
    public int getConnections() {
        return vitals.connections();
    }

    @Override
    public int getAway() {
        return vitals.away();
    }

    @Override
    public int getRooms() {
        return vitals.rooms();
    }

    @Override
    public int getUsers() {
        return vitals.users();
    }

    @Override
    public int getNodes() {
        return cluster.size();
    }

    @Override
    public boolean isConnectedToNodes() {
        return cluster.isConnected();
    }

    @Override
    public boolean isReady() {
        return condition.ready().isUp();
    }

    @Override
    public boolean isDraining() {
        return vitals.drain().hasBegun();
    }

    @Override
    public void drain(int seconds) {
        var unused = vitals.drain().begin(Duration.ofSeconds(seconds));
    }
}
