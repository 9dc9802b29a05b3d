// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.nodes;

import java.io.IOException;
import java.time.Duration;

import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.crowd.Gathering;
import dev.foyer.benchmarks.measure.Latencies;
import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.scenario.Run;

/** A publisher that keeps a pace, to the rooms in turn: how long until members of the other node have it? */
record SteadyEmits(String name, String description, Meeting meeting, int emitsPerSecond, String text)
        implements NodesScenario {

    private static final Duration LEAD = Duration.ofMillis(500);
    private static final int LIMIT = 1024;

    @Override
    public Sample run(Run run) throws IOException {
        var latencies = new Latencies();
        try (Engine engine = run.engine()) {
            var gathering = new Gathering(engine, meeting.open(run, engine, 1), LIMIT, text);
            long first = publish(gathering, engine, LEAD, 0);
            gathering.measure(latencies, meeting.firstElsewhere());
            Watch.Done before = done(gathering, first);
            var watch = new Watch(run.site(), before);
            long all = publish(gathering, engine, run.time(), first);
            Watch.Done after = done(gathering, all);
            var figures = watch.stop(after, deliveries(after) - deliveries(before));
            gathering.drain();
            latencies.addTo(figures);
            return new Sample(figures, "");
        }
    }

    /** Returns how many there are then. */
    private long publish(Gathering gathering, Engine engine, Duration time, long emits) throws IOException {
        long interval = 1_000_000_000L / emitsPerSecond;
        long next = System.nanoTime();
        long end = next + time.toNanos();
        long count = emits;
        while (next < end) {
            gathering.publish(0, (int) (count++ % meeting.rooms()));
            next += interval;
            engine.run(Duration.ofNanos(next - System.nanoTime()));
        }
        return count;
    }

    private Watch.Done done(Gathering gathering, long emits) {
        int half = meeting.firstElsewhere();
        return new Watch.Done(emits, gathering.deliveries(0, half), gathering.deliveries(half, 2 * half));
    }
}
