// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.client.Events;
import dev.foyer.benchmarks.crowd.Crowd;
import dev.foyer.benchmarks.crowd.Layout;
import dev.foyer.benchmarks.dialect.Dialect;
import dev.foyer.benchmarks.dialect.ReturningDialect;
import dev.foyer.benchmarks.measure.Figure;
import dev.foyer.benchmarks.measure.Figures;
import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.measure.Stopwatch;
import dev.foyer.benchmarks.server.Contender;

/**
 * Many clients whose lines are all lost at the same moment, and that come back: to their connections, or with new ones that join the rooms
 * of before.
 *
 * @param rooms in how many each is
 * @param resume whether they come back to their connections
 */
record LostLines(String name, String description, int clients, int rooms, boolean resume) implements Scenario {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int HANDSHAKES = 32;

    @Override
    public String operation() {
        return "client";
    }

    @Override
    public boolean suits(Contender contender) {
        return contender.isNamed("foyer:foyer.v1");
    }

    @Override
    public Sample run(Run run) throws IOException, InterruptedException {
        var returning = new ReturningDialect();
        Dialect dialect = resume ? returning : run.dialect();
        enter(run, dialect);
        Stopwatch watch = run.stopwatch();
        watch.start(0);
        try (Engine engine = run.engine(dialect)) {
            var back = new Back(dialect, run.firstRoom(), resume ? 0 : rooms);
            BooleanSupplier done = () -> resume ? returning.resumed() == clients : back.done == clients;
            engine.tell(back);
            for (int i = 0; i < clients; i++) {
                engine.connect();
                int now = i + 1;
                await(engine, () -> now - (resume ? returning.resumed() : back.done) < HANDSHAKES);
            }
            await(engine, done);
            Figures figures = watch.stop(clients).without(Figure.RATE);
            return new Sample(figures.put(Figure.ALL, back.nanos() / 1e6), "");
        }
    }

    private void enter(Run run, Dialect dialect) throws IOException {
        Engine engine = run.engine(dialect);
        List<Client> all = Crowd.open(engine, clients);
        Layout layout = Layout.blocks(clients, rooms, clients);
        Crowd.join(engine, dialect, all, layout, run.firstRoom());
        engine.cut();
        engine.close();
    }

    private static void await(Engine engine, BooleanSupplier done) throws IOException {
        if (!engine.run(done, LIMIT)) {
            throw new IllegalStateException("Not all clients are back");
        }
    }

    private static final class Back implements Events {

        private final Dialect dialect;
        private final int firstRoom;
        private final int joins;
        private final long start = System.nanoTime();
        private int done;

        Back(Dialect dialect, int firstRoom, int joins) {
            this.dialect = dialect;
            this.firstRoom = firstRoom;
            this.joins = joins;
        }

        long nanos() {
            return System.nanoTime() - start;
        }

        @Override
        public void opened(Client client) {
            for (int room = 0; room < joins; room++) {
                dialect.join(client, firstRoom + room, room);
            }
        }

        @Override
        public void replied(Client client, int id) {
            if (id == joins - 1) {
                done++;
            }
        }
    }
}
