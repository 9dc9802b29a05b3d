// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.List;

/** Is several nodes of one application, which share their time. For one thread. */
public final class FoyerCluster implements AutoCloseable {

    private final List<Foyer> nodes;

    FoyerCluster(List<Foyer> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Returns a node.
     *
     * @param index its number, from 0 on
     */
    public Foyer node(int index) {
        return nodes.get(index);
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
