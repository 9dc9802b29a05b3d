// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.List;

import dev.foyer.internal.testkit.hub.Hub;
import dev.foyer.internal.testkit.hub.HubEngine;

/** Is several nodes of one application, which share their time. For one thread. */
public final class FoyerCluster implements AutoCloseable {

    private final List<Foyer> nodes;
    private final List<HubEngine> engines;
    private final Hub hub;

    FoyerCluster(List<Foyer> nodes, List<HubEngine> engines, Hub hub) {
        this.nodes = List.copyOf(nodes);
        this.engines = List.copyOf(engines);
        this.hub = hub;
    }

    /**
     * Returns a node.
     *
     * @param index its number, from 0 on
     */
    public Foyer node(int index) {
        return nodes.get(index);
    }

    /**
     * Cuts a node off from the others, as when it loses its connection to Redis. What is under way between them is lost.
     *
     * @param index its number, from 0 on
     */
    public void cutOff(int index) {
        engines.get(index).cut();
    }

    /**
     * Cuts a node off from the others so that nobody notices, as when a firewall drops what goes to Redis. The node notices
     * when its own beats do not come back.
     *
     * @param index its number, from 0 on
     */
    public void silence(int index) {
        engines.get(index).block();
    }

    /** Connects a node with the others again. */
    public void reconnect(int index) {
        engines.get(index).heal();
    }

    /** Keeps what rooms remember now: {@link #restartBackplane} comes back with it, and not empty. */
    public void saveBackplane() {
        hub.save();
    }

    /** Returns the number of rooms that remember something. */
    int remembering() {
        return hub.remembering();
    }

    /**
     * Restarts what connects the nodes, as when Redis is restarted and comes back empty. The histories of all rooms are
     * lost, and all nodes connect anew but those that are cut off.
     */
    public void restartBackplane() {
        hub.restart();
    }

    /** Empties the histories of all rooms, and nothing else. All nodes connect anew but those that are cut off. */
    void loseHistories() {
        hub.loseLogs();
    }

    /** Lets time pass on all nodes, and runs at its own time whatever is due meanwhile. */
    public void advance(Duration time) {
        nodes.get(0).advance(time);
    }

    /** Runs everything that there is to do on any node. Only needed before a test looks at something else than a peer. */
    public void settle() {
        nodes.get(0).settle();
    }

    /**
     * Stops all nodes, one after the other.
     *
     * @throws AssertionError if something failed that nobody was told of
     */
    @Override
    public void close() {
        nodes.forEach(Foyer::close);
    }
}
