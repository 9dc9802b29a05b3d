// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import java.io.IOException;

import dev.foyer.benchmarks.dialect.ColyseusDialect;
import dev.foyer.benchmarks.dialect.Dialect;
import dev.foyer.benchmarks.dialect.StateDialect;
import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.server.Contender;

/** A scenario in rooms that remember: what is published is a change of that. */
public record States(String name, String description, Scenario scenario) implements Scenario {

    @Override
    public String operation() {
        return scenario.operation();
    }

    @Override
    public boolean suits(Contender contender) {
        return contender.isNamed("foyer:foyer.v1") || contender.hasStatesOnly();
    }

    @Override
    public Sample run(Run run) throws IOException, InterruptedException {
        Dialect dialect = run.dialect() instanceof ColyseusDialect own ? own : new StateDialect();
        return scenario.run(new Run(run.site(), dialect, run.time(), run.firstRoom()));
    }
}
