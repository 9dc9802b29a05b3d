// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.cluster;

import java.util.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import dev.foyer.Cluster;
import dev.foyer.EventsMissed;

@ApplicationScoped
public class Nodes {

    private static final Logger LOG = Logger.getLogger(Nodes.class.getName());

    @Inject
    private Cluster cluster;

    void missed(@Observes EventsMissed event) {
        LOG.warning(() -> "Events may be lost, emitted between " + event.since() + " and " + event.until());
    }

    public boolean healthy() {
        return cluster.isConnected();
    }
}
