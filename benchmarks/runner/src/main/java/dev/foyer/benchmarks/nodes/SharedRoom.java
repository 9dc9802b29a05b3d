// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.nodes;

import java.io.IOException;
import java.time.Duration;

import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.crowd.Gathering;
import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.scenario.Run;

/** A publisher that keeps messages outstanding, each until all members of both nodes have it. */
record SharedRoom(String name, String description, Meeting meeting, int outstanding, String text)
        implements NodesScenario {

    private static final Duration LEAD = Duration.ofMillis(300);

    @Override
    public Sample run(Run run) throws IOException {
        try (Engine engine = run.engine()) {
            var gathering = new Gathering(engine, meeting.open(run, engine, 1), outstanding, text);
            gathering.onCompletion(gathering::publish);
            for (int i = 0; i < outstanding; i++) {
                gathering.publish(0, 0);
            }
            engine.run(LEAD);
            Watch.Done before = done(gathering);
            var watch = new Watch(run.site(), before);
            engine.run(run.time());
            Watch.Done after = done(gathering);
            var figures = watch.stop(after, deliveries(after) - deliveries(before));
            gathering.drain();
            return new Sample(figures, "");
        }
    }

    private Watch.Done done(Gathering gathering) {
        int half = meeting.firstElsewhere();
        long here = gathering.deliveries(0, half);
        return new Watch.Done(here / half, here, gathering.deliveries(half, 2 * half));
    }
}
