// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;

import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.crowd.Gathering;
import dev.foyer.benchmarks.crowd.Layout;
import dev.foyer.benchmarks.measure.Latencies;
import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.measure.Stopwatch;

/** One publisher that sends at a fixed rate, whatever the server does. */
record FixedRate(String name, String description, Layout layout, int deliveriesPerSecond, String text)
        implements Scenario {

    private static final Duration LEAD = Duration.ofMillis(500);
    private static final int LIMIT = 1024;

    @Override
    public String operation() {
        return "delivery";
    }

    @Override
    public Sample run(Run run) throws IOException {
        Stopwatch watch = run.stopwatch();
        var latencies = new Latencies();
        try (Engine engine = run.engine()) {
            var gathering = new Gathering(engine, run.party(engine, layout, 1), LIMIT, text);
            publish(gathering, engine, LEAD);
            gathering.measure(latencies);
            watch.start(gathering.deliveries());
            publish(gathering, engine, run.time());
            var figures = watch.stop(gathering.deliveries());
            gathering.drain();
            latencies.addTo(figures);
            return new Sample(figures, "");
        }
    }

    private void publish(Gathering gathering, Engine engine, Duration time) throws IOException {
        long interval = 1_000_000_000L * layout.connections() / deliveriesPerSecond;
        long next = System.nanoTime();
        long end = next + time.toNanos();
        while (next < end) {
            gathering.publish(0, 0);
            next += interval;
            engine.run(Duration.ofNanos(next - System.nanoTime()));
        }
    }
}
