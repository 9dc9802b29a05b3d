// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.nodes;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.foyer.benchmarks.client.Client;
import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.client.Events;
import dev.foyer.benchmarks.crowd.Crowd;
import dev.foyer.benchmarks.crowd.Layout;
import dev.foyer.benchmarks.crowd.Party;
import dev.foyer.benchmarks.scenario.Run;

/** Rooms whose members are on two nodes, as many on each. Publishers are on the first. */
record Meeting(int rooms, int membersOfNode) {

    private static final Duration TRY = Duration.ofMillis(100);
    private static final int TRIES = 300;

    /** The members of the first node have the numbers from 0 on, those of the second the numbers from here on. */
    int firstElsewhere() {
        return rooms * membersOfNode;
    }

    Layout layout() {
        int half = firstElsewhere();
        return new Layout(
                2 * half,
                IntStream.range(0, rooms)
                        .mapToObj(room -> IntStream.concat(
                                        members(room), members(room).map(member -> half + member))
                                .toArray())
                        .toList());
    }

    private IntStream members(int room) {
        return IntStream.range(room * membersOfNode, (room + 1) * membersOfNode);
    }

    /** Connects all, and waits until every member gets what a publisher publishes: a node may subscribe after it has answered. */
    Party open(Run run, Engine engine, int publishers) throws IOException {
        var members = new ArrayList<Client>();
        for (var node : run.site().nodes()) {
            members.addAll(Crowd.open(engine, node.port(), firstElsewhere()));
        }
        List<Client> first = Crowd.open(engine, publishers);
        var party = new Party(run.dialect(), run.firstRoom(), layout(), members, first);
        Crowd.join(engine, run.dialect(), members, layout(), run.firstRoom());
        awaitEach(engine, party);
        return party;
    }

    private void awaitEach(Engine engine, Party party) throws IOException {
        var arrivals = new Arrivals(2 * firstElsewhere());
        engine.tell(arrivals);
        for (int number = 0; number < TRIES; number++) {
            arrivals.await(number);
            for (int room = 0; room < rooms; room++) {
                party.dialect().publish(party.publishers().get(0), party.firstRoom() + room, 0, number, "?");
            }
            if (engine.run(arrivals::areComplete, TRY)) {
                return;
            }
        }
        throw new IllegalStateException("The members of the other node get nothing");
    }

    /** When all have got the newest, nothing older is on its way: each room is one stream. */
    private static final class Arrivals implements Events {

        private final int members;
        private int number;
        private int count;

        Arrivals(int members) {
            this.members = members;
        }

        void await(int number) {
            this.number = number;
            this.count = 0;
        }

        boolean areComplete() {
            return count == members;
        }

        @Override
        public void published(Client client, int room, int publisher, int seq) {
            count += seq == number ? 1 : 0;
        }
    }
}
