// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;

import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.client.Events;
import dev.foyer.benchmarks.dialect.Dialect;
import dev.foyer.benchmarks.measure.Figure;
import dev.foyer.benchmarks.measure.Figures;
import dev.foyer.benchmarks.measure.Latencies;
import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.measure.Stopwatch;

/**
 * Clients that come back after a restart: each connects once, asks one request, and is back when it has the answer. A client's wait
 * begins when it is due to connect, so that a generator that is late hides nothing.
 */
record Comeback(String name, String description, Arrivals arrivals) implements Scenario {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public String operation() {
        return "connect";
    }

    @Override
    public boolean fresh() {
        return true;
    }

    @Override
    public Sample run(Run run) throws IOException {
        Stopwatch watch = run.stopwatch();
        try (Engine engine = run.engine()) {
            watch.start(0);
            var back = new Back(run.dialect(), arrivals, System.nanoTime());
            engine.tell(back);
            for (int client = 0; client < arrivals.clients(); client++) {
                long due = back.due(client);
                engine.run(() -> System.nanoTime() >= due, LIMIT);
                engine.connect();
            }
            if (!engine.run(() -> back.count == arrivals.clients(), LIMIT)) {
                throw new IllegalStateException("Only " + back.count + " clients are back");
            }
            Figures figures = watch.stop(back.count).without(Figure.RATE);
            back.waits.addTo(figures);
            figures.put(Figure.LONGEST, back.waits.millis(1)).put(Figure.ALL, back.nanos / 1e6);
            return new Sample(figures, "");
        }
    }

    private static final class Back implements Events {

        private final Dialect dialect;
        private final Arrivals arrivals;
        private final long start;
        private final Latencies waits = new Latencies();
        private int count;
        private long nanos; // until the last that is back

        Back(Dialect dialect, Arrivals arrivals, long start) {
            this.dialect = dialect;
            this.arrivals = arrivals;
            this.start = start;
        }

        long due(int client) {
            return start + arrivals.at(client);
        }

        @Override
        public void opened(Client client) {
            dialect.ask(client, "hello", 1, 0);
        }

        @Override
        public void replied(Client client, int id) {
            long now = System.nanoTime();
            waits.add(now - due(client.number()));
            nanos = now - start;
            count++;
        }
    }
}
