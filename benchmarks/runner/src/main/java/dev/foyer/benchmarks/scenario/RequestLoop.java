// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.client.Events;
import dev.foyer.benchmarks.crowd.Crowd;
import dev.foyer.benchmarks.dialect.Dialect;
import dev.foyer.benchmarks.measure.Latencies;
import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.measure.Stopwatch;

/** Connections that each have one request in flight, as fast as that goes. */
record RequestLoop(String name, String description, String operation, int connections, Request request)
        implements Scenario {

    private static final Duration LEAD = Duration.ofMillis(300);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    /** A request with that id; ids count from 0 on each connection. */
    interface Request {
        void send(Dialect dialect, Client client, int firstRoom, int id);
    }

    @Override
    public Sample run(Run run) throws IOException {
        Stopwatch watch = run.stopwatch();
        try (Engine engine = run.engine()) {
            List<Client> clients = Crowd.open(engine, connections);
            var requests = new Requests(run);
            engine.tell(requests);
            clients.forEach(requests::next);
            engine.run(LEAD);
            requests.latencies.clear();
            watch.start(requests.done);
            engine.run(run.time());
            var figures = watch.stop(requests.done);
            requests.latencies.addTo(figures);
            requests.stopping = true;
            if (!engine.run(() -> requests.inFlight == 0, DRAIN)) {
                throw new IllegalStateException(requests.inFlight + " requests were not answered");
            }
            return new Sample(figures, "");
        }
    }

    private final class Requests implements Events {

        private final Run run;
        private final int[] ids = new int[connections];
        private final long[] sentAt = new long[connections];
        private final Latencies latencies = new Latencies();
        private boolean stopping;
        private long done;
        private int inFlight;

        Requests(Run run) {
            this.run = run;
        }

        void next(Client client) {
            inFlight++;
            sentAt[client.number()] = System.nanoTime();
            request.send(run.dialect(), client, run.firstRoom(), ids[client.number()]);
        }

        @Override
        public void replied(Client client, int id) {
            if (id != ids[client.number()]++) {
                throw new IllegalStateException("Connection " + client.number() + " got the reply to " + id);
            }
            latencies.add(System.nanoTime() - sentAt[client.number()]);
            inFlight--;
            done++;
            if (!stopping) {
                next(client);
            }
        }
    }
}
