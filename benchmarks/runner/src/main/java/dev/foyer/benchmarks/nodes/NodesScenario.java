// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.nodes;

import dev.foyer.benchmarks.scenario.Scenario;
import dev.foyer.benchmarks.server.Contender;

/** What takes two nodes; all emits are the first one's. */
interface NodesScenario extends Scenario {

    @Override
    default String operation() {
        return "delivery";
    }

    @Override
    default boolean suits(Contender contender) {
        return contender.server().isCluster();
    }

    default long deliveries(Watch.Done done) {
        return done.here() + done.elsewhere();
    }
}
