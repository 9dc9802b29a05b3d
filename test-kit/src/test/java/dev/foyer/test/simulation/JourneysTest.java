// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.RoomHistory;
import dev.foyer.Rooms;
import dev.foyer.ServerEvent;
import dev.foyer.test.ClientRequest;
import dev.foyer.test.Foyer;
import dev.foyer.test.FoyerCluster;
import dev.foyer.test.Peer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules K4, Q3 and N3: wherever clients come back to, and whatever happens to nodes and engine meanwhile, they get the
 * events of a log once and in order, or are told.
 */
class JourneysTest {

    /** Each so many of the seeds. */
    private static final int SHARE = 4;

    private static final int NODES = 3;
    private static final int PEERS = 3;
    private static final int ACTIONS = 150;

    private final Logger root = Logger.getLogger("");
    private final Level usual = root.getLevel();

    /** An event of one of several authors. */
    @ServerEvent("noted")
    public record Noted(int author, int number) {}

    @RoomHistory(value = "log", events = 100)
    @ServerEndpoint("/log")
    static class Log {
        @Inject
        Rooms rooms;

        @OnOpen
        void opened(Connection connection) {
            if (!connection.isMoved()) {
                rooms.get("log").join(connection);
            }
        }

        @OnEvent("nothing")
        void nothing() {}
    }

    /** A client, and where in what it has heard its connections begin. */
    private static final class Traveller {
        private final Peer peer;
        private final List<Integer> begins = new ArrayList<>(List.of(0));

        Traveller(Peer peer) {
            this.peer = peer;
        }

        void comeBack(Foyer node) {
            int heard = peer.left().size();
            peer.resumeAt(node);
            if (!peer.isResumed()) {
                begins.add(heard);
            }
        }

        /** How often it was told that it may have missed something. */
        int told() {
            int told = 0;
            while (true) {
                try {
                    peer.expectMissed();
                } catch (AssertionError none) {
                    return told;
                }
                told++;
            }
        }

        /** What it has heard of an author in each of its connections. */
        List<List<Integer>> heard(int author) {
            var left = peer.left();
            var connections = new ArrayList<List<Integer>>();
            for (int i = 0; i < begins.size(); i++) {
                int end = i + 1 < begins.size() ? begins.get(i + 1) : left.size();
                connections.add(left.subList(begins.get(i), end).stream()
                        .map(event -> event.as(Noted.class))
                        .filter(noted -> noted.author() == author)
                        .map(Noted::number)
                        .toList());
            }
            return connections;
        }
    }

    /** What happens in one run. */
    private static final class Run {
        private final Random random;
        private final FoyerCluster cluster;
        private final List<Traveller> all = new ArrayList<>();
        private final int[] emitted = new int[NODES];
        private int moves;

        Run(Random random, FoyerCluster cluster) {
            this.random = random;
            this.cluster = cluster;
            for (int i = 0; i < PEERS; i++) {
                all.add(new Traveller(cluster.node(i % NODES).connect("/log", ClientRequest::resumable)));
            }
        }

        void act() {
            Traveller one = all.get(random.nextInt(PEERS));
            int node = random.nextInt(NODES);
            switch (random.nextInt(32)) {
                case 0, 1 -> one.peer.cut();
                case 2 -> one.peer.vanish();
                case 3, 4, 5, 6 -> comeBack(one, node);
                case 7 -> cluster.cutOff(node);
                case 8 -> cluster.silence(node);
                case 9, 10, 11 -> cluster.reconnect(node);
                case 12 -> cluster.restartBackplane();
                case 13 -> cluster.settle();
                case 14, 15, 16 -> cluster.advance(Duration.ofMillis(random.nextInt(5_000)));
                default -> emit(node);
            }
        }

        private void comeBack(Traveller one, int node) {
            one.comeBack(cluster.node(node));
            moves += one.peer.isMoved() ? 1 : 0;
        }

        private void emit(int node) {
            try {
                cluster.node(node).bean(Rooms.class).get("log").emit(new Noted(node, emitted[node] + 1));
                emitted[node]++;
            } catch (IllegalStateException refused) {
                cluster.settle(); // nobody gets it
            }
        }

        void end() {
            IntStream.range(0, NODES).forEach(cluster::reconnect);
            cluster.advance(Duration.ofSeconds(20));
            all.forEach(one -> comeBack(one, random.nextInt(NODES)));
            cluster.advance(Duration.ofSeconds(20));
            IntStream.range(0, NODES).forEach(this::emit);
            cluster.advance(Duration.ofSeconds(5));
        }

        void check() {
            for (Traveller one : all) {
                int told = one.told();
                for (int author = 0; author < NODES; author++) {
                    List<List<Integer>> heard = one.heard(author);
                    assertThat(heard)
                            .as("by author %d", author)
                            .allSatisfy(
                                    numbers -> assertThat(numbers).isSorted().doesNotHaveDuplicates());
                    assertThat(heard.get(heard.size() - 1)).last().isEqualTo(emitted[author]);
                    assertThat(heard.stream().mapToInt(Run::gaps).sum())
                            .as("gaps in %s", heard)
                            .isLessThanOrEqualTo(told);
                }
            }
        }

        private static int gaps(List<Integer> heard) {
            int gaps = 0;
            for (int i = 1; i < heard.size(); i++) {
                gaps += heard.get(i) == heard.get(i - 1) + 1 ? 0 : 1;
            }
            return gaps;
        }
    }

    @BeforeEach
    void beQuiet() {
        root.setLevel(Level.OFF);
    }

    @AfterEach
    void beAsUsual() {
        root.setLevel(usual);
    }

    @Test
    void whatIsMissed_isTold_forEverySeed() {
        int moves = 0;
        for (long seed : Seeds.toRun().filter(number -> number % SHARE == 0).toArray()) {
            try {
                moves += run(new Random(seed));
            } catch (RuntimeException | AssertionError violation) {
                throw new AssertionError("Seed " + seed + ": " + violation, violation);
            }
        }
        assertThat(moves).as("connections that went on on another node").isPositive();
    }

    private static int run(Random random) {
        try (FoyerCluster cluster = Foyer.of(Log.class).startNodes(NODES)) {
            var run = new Run(random, cluster);
            for (int i = 0; i < ACTIONS; i++) {
                run.act();
            }
            run.end();
            run.check();
            return run.moves;
        }
    }
}
