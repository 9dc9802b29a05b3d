// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;

import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.crowd.Gathering;
import dev.foyer.benchmarks.crowd.Layout;
import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.measure.Stopwatch;

/**
 * Publishers that send the next message when all members have got one, as fast as that goes. The rooms are in groups; each
 * publisher has that many messages outstanding in each group, and takes the group's rooms in turn.
 */
record ClosedLoop(
        String name, String description, Layout layout, int publishers, int groups, int outstanding, String text)
        implements Scenario {

    private static final Duration LEAD = Duration.ofMillis(300);

    @Override
    public String operation() {
        return "delivery";
    }

    @Override
    public Sample run(Run run) throws IOException {
        Stopwatch watch = run.stopwatch();
        try (Engine engine = run.engine()) {
            var gathering = new Gathering(engine, run.party(engine, layout, publishers), outstanding, text);
            start(gathering);
            engine.run(LEAD);
            watch.start(gathering.deliveries());
            engine.run(run.time());
            var figures = watch.stop(gathering.deliveries());
            gathering.drain();
            return new Sample(figures, "");
        }
    }

    private void start(Gathering gathering) {
        int size = layout.rooms().size() / groups;
        int[][] turns = new int[publishers][groups];
        Gathering.Completion next = (publisher, room) -> {
            int group = room / size;
            gathering.publish(publisher, group * size + turns[publisher][group]++ % size);
        };
        gathering.onCompletion(next);
        for (int i = 0; i < outstanding; i++) {
            for (int publisher = 0; publisher < publishers; publisher++) {
                for (int group = 0; group < groups; group++) {
                    next.complete(publisher, group * size);
                }
            }
        }
    }
}
