// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.nodes;

import java.io.IOException;
import java.time.Duration;

import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.client.Events;
import dev.foyer.benchmarks.crowd.Crowd;
import dev.foyer.benchmarks.crowd.Gathering;
import dev.foyer.benchmarks.crowd.Party;
import dev.foyer.benchmarks.dialect.Dialect.Burst;
import dev.foyer.benchmarks.measure.Figures;
import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.scenario.Run;
import dev.foyer.benchmarks.server.Cores;
import dev.foyer.benchmarks.server.ServerProcess;

/**
 * The node itself emits, as fast as it can, for publishers that have one burst outstanding each: how many emits does
 * Redis carry? The generator has little to do then, and sleeps. Where there are too few cores, it leaves its own to
 * Redis.
 *
 * @param shared whether each emit is for a member on each node, or for rooms without any
 */
record Bursts(String name, String description, boolean shared, int publishers, String text) implements NodesScenario {

    private static final Duration LEAD = Duration.ofMillis(300);
    private static final int COUNT = 100;
    private static final int ROOMS = 100;
    private static final int LIMIT = 256; // a burst, and the rest of the one before

    @Override
    public String operation() {
        return "emit";
    }

    @Override
    public Sample run(Run run) throws IOException, InterruptedException {
        Cores cores = Cores.ofMachine();
        ServerProcess redis = run.site().redis();
        redis.moveTo(cores.redisAlone());
        try (Engine engine = run.engine()) {
            engine.sleepy(true);
            return new Sample(shared ? toMembers(run, engine) : toNobody(run, engine), "");
        } finally {
            redis.moveTo(cores.redis());
        }
    }

    private Figures toMembers(Run run, Engine engine) throws IOException {
        var meeting = new Meeting(1, 1);
        Party party = meeting.open(run, engine, publishers);
        var gathering = new Gathering(engine, party, LIMIT, text);
        int[] arrived = new int[publishers];
        gathering.onCompletion((publisher, room) -> {
            if (++arrived[publisher] % COUNT == 0) {
                gathering.burst(publisher, room, COUNT);
            }
        });
        for (int publisher = 0; publisher < publishers; publisher++) {
            gathering.burst(publisher, 0, COUNT);
        }
        engine.run(LEAD);
        Watch.Done before = same(gathering.deliveries(1, 2));
        var watch = new Watch(run.site(), before);
        engine.run(run.time());
        Watch.Done after = same(gathering.deliveries(1, 2));
        Figures figures = watch.stop(after, after.emits() - before.emits());
        gathering.drain();
        return figures;
    }

    private Figures toNobody(Run run, Engine engine) throws IOException {
        var emitted = new Emitted(run);
        for (Client publisher : Crowd.open(engine, publishers)) {
            engine.tell(emitted);
            emitted.next(publisher);
        }
        engine.run(LEAD);
        Watch.Done before = same(emitted.count);
        var watch = new Watch(run.site(), before);
        engine.run(run.time());
        Watch.Done after = same(emitted.count);
        Figures figures = watch.stop(after, after.emits() - before.emits());
        emitted.last = true;
        if (!engine.run(() -> emitted.inFlight == 0, Duration.ofSeconds(10))) {
            throw new IllegalStateException(emitted.inFlight + " bursts were not answered");
        }
        return figures;
    }

    private static Watch.Done same(long emits) {
        return new Watch.Done(emits, emits, emits);
    }

    private final class Emitted implements Events {

        private final Run run;
        private long count;
        private int inFlight;
        private int turn;
        private boolean last;

        Emitted(Run run) {
            this.run = run;
        }

        void next(Client publisher) {
            inFlight++;
            int room = run.firstRoom() + turn++ % ROOMS;
            run.dialect().burst(publisher, room, new Burst(publisher.number(), 0, COUNT, text), 0);
        }

        @Override
        public void replied(Client publisher, int id) {
            inFlight--;
            count += COUNT;
            if (!last) {
                next(publisher);
            }
        }
    }
}
