// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.wiring;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.audience.ThisNode;
import dev.foyer.internal.cluster.Node;
import dev.foyer.internal.cluster.NodeSelf;
import dev.foyer.internal.cluster.Times;
import dev.foyer.internal.container.beans.Engines;
import dev.foyer.internal.container.server.Threads;
import dev.foyer.internal.container.settings.SettingsSource;
import dev.foyer.internal.context.Transactions;
import dev.foyer.internal.flow.Ids;
import dev.foyer.spi.Backplane;

/** Wires what connects the nodes of the application. */
public final class Clustering {

    private static final String BACKPLANE_NAME = "foyer.backplane.name";

    private Clustering() {}

    /**
     * Returns this node, if there can be others.
     *
     * @param engines those that the application has
     * @param application returns its name, unless a setting has one
     */
    public static Optional<Node> node(
            List<Backplane> engines,
            SettingsSource source,
            Supplier<String> application,
            Threads threads,
            Registry registry,
            Transactions transactions) {
        List<Backplane> wanted = Engines.wanted(engines, source::value);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        String name = source.value(BACKPLANE_NAME).orElseGet(application);
        var self = new NodeSelf(Ids.next(threads.random()), name, source::value);
        return Optional.of(new Node(
                Engines.choose(wanted, self),
                self,
                new ThisNode(registry),
                new Times(threads.nanos(), threads.clock(), threads.timer()),
                transactions));
    }
}
