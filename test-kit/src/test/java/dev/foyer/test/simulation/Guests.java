// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.foyer.test.FoyerCluster;
import dev.foyer.test.Peer;

/** Guests who come to the den of any node, show something, and go in one way or another. */
final class Guests {

    private static final int MOST = 6;

    /** Who is connected to a node, and what the others see. */
    private record Visit(Peer peer, int node, boolean inDen, int shown) {

        Visit show(int number) {
            peer.call("show", number);
            return new Visit(peer, node, true, number);
        }

        Visit leave() {
            peer.call("leave", Club.DEN);
            return new Visit(peer, node, false, 0);
        }
    }

    private final FoyerCluster cluster;
    private final Random random;
    private final List<Visit> visits = new ArrayList<>();
    private int names;

    Guests(FoyerCluster cluster, Random random) {
        this.cluster = cluster;
        this.random = random;
    }

    /** Lets somebody do something, or nobody. */
    void move() {
        int shown = random.nextInt(1_000);
        int choice = random.nextInt(10);
        if (choice < 3 && visits.size() < MOST) {
            come(shown);
        } else if (choice < 8 && !visits.isEmpty()) {
            int who = random.nextInt(visits.size());
            Visit visit = visits.get(who);
            switch (choice) {
                case 3, 4 -> visits.set(who, visit.show(shown));
                case 5 -> visits.set(who, visit.leave());
                case 6 -> {
                    visit.peer().close();
                    visits.remove(who);
                }
                default -> {
                    visit.peer().cut();
                    visits.remove(who);
                }
            }
        }
    }

    /** Some users have several connections. */
    private void come(int shown) {
        int node = random.nextInt(Simulation.NODES);
        Peer peer = cluster.node(node).connect("/club?name=guest" + names++ % 4);
        visits.add(new Visit(peer, node, false, 0).show(shown));
    }

    int connections() {
        return visits.size();
    }

    int inDen() {
        return Math.toIntExact(visits.stream().filter(Visit::inDen).count());
    }

    /** What clients in the den were told of it: a list for each. */
    List<List<Integer>> told() {
        return visits.stream()
                .filter(Visit::inDen)
                .map(visit -> visit.peer().presence(Club.DEN, Club.Seen.class).values().stream()
                        .flatMap(List::stream)
                        .map(Club.Seen::number)
                        .toList())
                .toList();
    }

    /** What is seen of each connection in the den. */
    Map<String, Integer> seen() {
        var seen = new HashMap<String, Integer>();
        visits.stream()
                .filter(Visit::inDen)
                .forEach(visit -> seen.put(visit.peer().id(), visit.shown()));
        return seen;
    }
}
