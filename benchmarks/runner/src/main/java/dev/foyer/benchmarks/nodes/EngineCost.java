// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.nodes;

import java.io.IOException;
import java.util.Set;

import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.scenario.Run;
import dev.foyer.benchmarks.scenario.Scenario;
import dev.foyer.benchmarks.server.Contender;

/** A scenario of one node, of the same application with the engine and without it. */
record EngineCost(String name, String description, Scenario scenario) implements Scenario {

    private static final Set<String> SERVERS = Set.of(NodesScenarios.WITHOUT_ENGINE, NodesScenarios.WITH_ENGINE);

    @Override
    public String operation() {
        return scenario.operation();
    }

    @Override
    public boolean suits(Contender contender) {
        return SERVERS.contains(contender.server().name());
    }

    @Override
    public Sample run(Run run) throws IOException, InterruptedException {
        return scenario.run(run);
    }
}
