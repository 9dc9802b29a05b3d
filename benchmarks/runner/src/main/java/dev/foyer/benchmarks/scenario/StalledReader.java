// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.client.Events;
import dev.foyer.benchmarks.crowd.Crowd;
import dev.foyer.benchmarks.crowd.Layout;
import dev.foyer.benchmarks.crowd.Stream;
import dev.foyer.benchmarks.dialect.Dialect;
import dev.foyer.benchmarks.measure.Figure;
import dev.foyer.benchmarks.measure.Figures;
import dev.foyer.benchmarks.measure.Sample;

/** One member of a room stops reading: how long must the others wait, and what becomes of it? */
record StalledReader(String name, String description, int members, int outstanding, String text) implements Scenario {

    private static final Duration BEFORE = Duration.ofSeconds(5); // of which four warm it up
    private static final int RECEIVE_BUFFER = 1 << 16; // so that the system does not read in its place
    private static final Duration STALLED = Duration.ofSeconds(6);
    private static final Duration AFTER = Duration.ofSeconds(3);
    private static final int LOST = 1006;

    @Override
    public String operation() {
        return "delivery";
    }

    @Override
    public boolean fresh() {
        return true;
    }

    @Override
    public int rounds(int wanted) {
        return 1;
    }

    @Override
    public Sample run(Run run) throws IOException {
        try (Engine engine = run.engine()) {
            List<Client> clients = new ArrayList<>(Crowd.open(engine, members - 1));
            engine.receiveBuffer(RECEIVE_BUFFER);
            Client stalled = Crowd.open(engine, 1).get(0);
            engine.receiveBuffer(0);
            Client publisher = Crowd.open(engine, 1).get(0);
            clients.add(stalled);
            Crowd.join(engine, run.dialect(), clients, Layout.one(members), run.firstRoom());
            var watch = new Watch(run.dialect(), publisher, stalled, run.firstRoom());
            engine.tell(watch);
            for (int i = 0; i < outstanding; i++) {
                watch.publish();
            }
            engine.run(BEFORE);
            stalled.pause();
            watch.start();
            engine.run(STALLED);
            watch.stop();
            if (stalled.isOpen()) {
                stalled.resume();
            }
            engine.run(() -> !stalled.isOpen() || stalled.closeCode() != LOST, AFTER);
            return watch.sample();
        }
    }

    private final class Watch implements Events {

        private final Dialect dialect;
        private final Client publisher;
        private final Client stalled;
        private final int room;
        private final Stream others;
        private final long[] last = new long[members - 1];
        private String fate = "";
        private boolean counting;
        private boolean stopped;
        private int sent;
        private int seen;
        private long deliveries;
        private long gap;

        Watch(Dialect dialect, Client publisher, Client stalled, int room) {
            this.dialect = dialect;
            this.publisher = publisher;
            this.stalled = stalled;
            this.room = room;
            int[] reading = Layout.one(members - 1).rooms().get(0);
            this.others = new Stream("the others", members - 1, reading, outstanding);
        }

        void publish() {
            sent++;
            dialect.publish(publisher, room, 0, others.send(System.nanoTime()), text);
        }

        void start() {
            counting = true;
            Arrays.fill(last, System.nanoTime());
        }

        void stop() {
            long now = System.nanoTime();
            for (long time : last) {
                gap = Math.max(gap, now - time);
            }
            counting = false;
            stopped = true;
        }

        Sample sample() {
            var figures = new Figures()
                    .put(Figure.RATE, deliveries / (double) STALLED.toSeconds())
                    .put(Figure.GAP, gap / 1e6);
            if (stalled.closeCode() != LOST) {
                fate = "closed with " + stalled.closeCode();
            } else if (fate.isEmpty()) {
                fate = "still open, got %,d of %,d messages".formatted(seen, sent);
            }
            return new Sample(figures, fate);
        }

        @Override
        public void published(Client client, int from, int by, int seq) {
            if (client == stalled) {
                seen++;
                return;
            }
            if (counting) {
                long now = System.nanoTime();
                gap = Math.max(gap, now - last[client.number()]);
                last[client.number()] = now;
                deliveries++;
            }
            if (others.received(client.number(), seq) && !stopped) {
                publish();
            }
        }

        @Override
        public void closed(Client client, int code, String why) {
            if (client != stalled) {
                Events.super.closed(client, code, why);
            }
            fate = "connection cut";
        }
    }
}
