// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.client.Events;
import dev.foyer.benchmarks.dialect.Dialect;
import dev.foyer.benchmarks.measure.Latencies;
import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.measure.Stopwatch;

/** Many clients that come at once, again and again; each is counted when it got its first reply, and what it costs to close them is not. */
record ConnectStorm(String name, String description, int connections, int inFlight) implements Scenario {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public String operation() {
        return "connect";
    }

    @Override
    public Sample run(Run run) throws IOException, InterruptedException {
        Stopwatch watch = run.stopwatch();
        var latencies = new Latencies();
        long done = 0;
        long nanos = 0;
        while (nanos < run.time().toNanos()) {
            try (Engine engine = run.engine()) {
                watch.goOn();
                connect(engine, new Storm(run.dialect(), latencies, connections));
                nanos = watch.hold();
                done += connections;
            }
            run.server().settle();
        }
        var figures = watch.figures(done);
        latencies.addTo(figures);
        return new Sample(figures, "");
    }

    private void connect(Engine engine, Storm storm) throws IOException {
        engine.tell(storm);
        for (int started = 0; started < connections; started++) {
            storm.startedAt[started] = System.nanoTime();
            engine.connect();
            int now = started + 1;
            await(engine, storm, () -> now - storm.usable < inFlight);
        }
        await(engine, storm, () -> storm.usable == connections);
    }

    private static void await(Engine engine, Storm storm, BooleanSupplier done) throws IOException {
        if (!engine.run(done, LIMIT)) {
            throw new IllegalStateException("Only " + storm.usable + " connections can be used");
        }
    }

    private static final class Storm implements Events {

        private final Dialect dialect;
        private final long[] startedAt;
        private final Latencies latencies;
        private int usable;

        Storm(Dialect dialect, Latencies latencies, int connections) {
            this.dialect = dialect;
            this.latencies = latencies;
            this.startedAt = new long[connections];
        }

        @Override
        public void opened(Client client) {
            dialect.ask(client, "hello", 1, 0);
        }

        @Override
        public void replied(Client client, int id) {
            latencies.add(System.nanoTime() - startedAt[client.number()]);
            usable++;
        }
    }
}
