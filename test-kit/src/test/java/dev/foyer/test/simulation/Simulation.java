// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.foyer.test.Foyer;
import dev.foyer.test.FoyerCluster;
import dev.foyer.test.Peer;
import dev.foyer.test.ReceivedEvent;

/**
 * Three nodes on a hub, which a seed cuts off, silences and connects, while numbers are told in the lobby and guests move.
 * For one run.
 */
final class Simulation implements AutoCloseable {

    static final int NODES = 3;

    private static final int STEPS = 100;
    private static final int MOST_MILLIS = 1_500;

    /** After that time without a fault, all nodes know the same. */
    private static final Duration CALM = Duration.ofSeconds(12);

    private final Random random;
    private final FoyerCluster cluster;
    private final Guests guests;
    private final List<Peer> members = new ArrayList<>();
    private final List<Instant> emitted = new ArrayList<>();
    private final Set<Integer> refused = new HashSet<>();

    Simulation(long seed) {
        random = new Random(seed);
        cluster = Foyer.of(Club.Endpoint.class, Club.Bar.class, Club.Seen.class)
                .seed(seed)
                .startNodes(NODES);
        guests = new Guests(cluster, random);
        for (int node = 0; node < NODES; node++) {
            Peer member = cluster.node(node).connect("/club?name=member" + node);
            member.call("enter", Club.LOBBY);
            member.call("enter", Club.BOARD);
            members.add(member);
        }
    }

    /** Lets everything happen, and waits until it is calm. */
    void run() {
        for (int number = 0; number < STEPS; number++) {
            emitted.add(cluster.node(0).clock().instant());
            bar(number % NODES).rooms().get(Club.LOBBY).emit("e", number);
            note(number);
            disturb();
            guests.move();
            cluster.advance(Duration.ofMillis(random.nextInt(MOST_MILLIS)));
        }
        for (int node = 0; node < NODES; node++) {
            cluster.reconnect(node);
        }
        cluster.advance(CALM);
    }

    /** Tells a number on the board, which keeps it, or refuses it when the backplane is away. */
    private void note(int number) {
        try {
            bar(number % NODES).rooms().get(Club.BOARD).emit("e", number);
        } catch (IllegalStateException away) {
            refused.add(number);
        }
    }

    private void disturb() {
        int node = random.nextInt(NODES);
        if (random.nextInt(50) == 0) {
            cluster.restartBackplane();
        }
        switch (random.nextInt(12)) {
            case 0 -> cluster.cutOff(node);
            case 1 -> cluster.silence(node);
            case 2, 3, 4 -> cluster.reconnect(node);
            default -> {} // mostly, all goes on
        }
    }

    /** When each number was told. */
    List<Instant> emitted() {
        return List.copyOf(emitted);
    }

    /** Numbers that the board has not taken. */
    Set<Integer> refused() {
        return Set.copyOf(refused);
    }

    /** What the board's member on a node has got, in that order. */
    List<ReceivedEvent> onBoard(int node) {
        return members.get(node).left().stream()
                .filter(event -> Club.BOARD.equals(event.room()))
                .toList();
    }

    /** What the lobby's member on a node has got, in that order. */
    List<Integer> received(int node) {
        return members.get(node).left().stream()
                .filter(event -> Club.LOBBY.equals(event.room()))
                .map(event -> event.as(Integer.class))
                .toList();
    }

    Club.Bar bar(int node) {
        return cluster.node(node).bean(Club.Bar.class);
    }

    Guests guests() {
        return guests;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
