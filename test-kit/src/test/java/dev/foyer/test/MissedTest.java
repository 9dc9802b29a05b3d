// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import dev.foyer.Cluster;
import dev.foyer.EventsMissed;
import dev.foyer.Room;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What may have been lost is told, and nodes know of each other: rules N4, N6 and K4 on a hub with faults. */
class MissedTest {

    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration FOUND = Duration.ofSeconds(7);
    private static final Duration GONE = Duration.ofSeconds(10);

    @ApplicationScoped
    static class News {

        @Inject
        private Cluster cluster;

        private final List<EventsMissed> missed = new ArrayList<>();

        void missed(@Observes EventsMissed event) {
            missed.add(event);
        }

        Cluster cluster() {
            return cluster;
        }

        List<EventsMissed> all() {
            return List.copyOf(missed);
        }
    }

    private FoyerCluster cluster = start(0);

    private static FoyerCluster start(long seed) {
        return Foyer.of(OnThreeNodes.HallEndpoint.class, OnThreeNodes.Hall.class, News.class)
                .seed(seed)
                .startNodes(3);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private News news(int node) {
        return cluster.node(node).bean(News.class);
    }

    private Room room(int node, String name) {
        return cluster.node(node).bean(OnThreeNodes.Hall.class).room(name);
    }

    private Peer enter(int node, String name, String... rooms) {
        Peer peer = cluster.node(node).connect("/hall?name=" + name);
        for (String room : rooms) {
            peer.call("join", room);
        }
        return peer;
    }

    private List<Integer> sizes() {
        cluster.settle();
        return List.of(
                news(0).cluster().size(),
                news(1).cluster().size(),
                news(2).cluster().size());
    }

    @Test
    void nodes_areCounted_andNothingIsToldInAQuietHour() {
        Peer ada = enter(0, "ada", "lobby");

        assertThat(sizes()).containsExactly(3, 3, 3);
        cluster.advance(Duration.ofHours(1));

        assertThat(sizes()).containsExactly(3, 3, 3);
        ada.expectNothing();
        for (int node = 0; node < 3; node++) {
            assertThat(news(node).all()).isEmpty();
            assertThat(news(node).cluster().isConnected()).isTrue();
            assertThat(news(node).cluster().missed()).isZero();
        }
        assertThat(Set.of(
                        news(0).cluster().node(),
                        news(1).cluster().node(),
                        news(2).cluster().node()))
                .hasSize(3);
    }

    @Test
    void nodeThatWasCutOff_tellsItsOwnMembers_andThoseWhomItDidNotReach() {
        Peer ada = enter(0, "ada", "lobby");
        Peer bob = enter(1, "bob", "lobby");
        Peer cyd = enter(1, "cyd", "den");
        Instant before = cluster.node(0).clock().instant();
        cluster.advance(BEAT);

        cluster.cutOff(0);
        room(0, "lobby").emit("e", 1);
        cluster.settle();
        assertThat(news(0).cluster().isConnected()).isFalse();
        ada.expect("e");
        ada.expectNothing();
        cluster.advance(Duration.ofMinutes(1));
        cluster.reconnect(0);
        cluster.advance(BEAT);

        assertThat(ada.expectMissed()).isEmpty();
        assertThat(bob.expectMissed()).contains("lobby");
        ada.expectNothing();
        bob.expectNothing();
        cyd.expectNothing();
        assertThat(news(0).cluster().missed()).isEqualTo(1);
        assertThat(news(0).all()).singleElement().satisfies(event -> {
            assertThat(event.room()).isNull();
            assertThat(event.since()).isBetween(before, before.plus(BEAT));
            assertThat(event.until()).isAfter(before.plusSeconds(60));
        });
        assertThat(news(1).all())
                .singleElement()
                .satisfies(event -> assertThat(event.room()).isEqualTo(room(1, "lobby")));
        assertThat(news(2).all()).isEmpty(); // nobody is there
    }

    @Test
    void nodeThatHearsNothing_noticesWithinSevenSeconds_andTheOthersMissItWithinTen() {
        Peer ada = enter(0, "ada", "lobby");
        cluster.advance(BEAT);

        cluster.silence(0);
        cluster.advance(FOUND);
        assertThat(news(0).cluster().isConnected()).isFalse();
        assertThat(news(1).cluster().isConnected()).isTrue();
        cluster.advance(GONE.minus(FOUND));
        assertThat(sizes()).containsExactly(3, 2, 2); // what it knew last

        cluster.reconnect(0);
        cluster.advance(BEAT);
        assertThat(sizes()).containsExactly(3, 3, 3);
        assertThat(news(0).cluster().isConnected()).isTrue();
        assertThat(ada.expectMissed()).isEmpty();
        ada.expectNothing();
    }

    @Test
    void nodeThatIsStopped_isCountedNoMore() {
        cluster.node(2).close();
        cluster.settle();

        assertThat(List.of(news(0).cluster().size(), news(1).cluster().size())).containsExactly(2, 2);
    }

    @Test
    void singleNode_isAClusterOfOne() {
        try (Foyer alone = Foyer.of(OnThreeNodes.HallEndpoint.class, OnThreeNodes.Hall.class, News.class)
                .start()) {
            Cluster one = alone.bean(News.class).cluster();

            assertThat(one.size()).isEqualTo(1);
            assertThat(one.isConnected()).isTrue();
            assertThat(one.node()).isNotEmpty();
            assertThat(one.missed()).isZero();
        }
    }

    /** Nodes are cut off, silenced and connected at random: whatever is missing lies in what was told. */
    @Test
    void whatIsMissing_wasTold_forEverySeed() {
        int missing = 0;
        for (long seed = 0; seed < 15; seed++) {
            cluster.close();
            cluster = start(seed);
            missing += checkRun(seed);
        }
        assertThat(missing).isPositive(); // else nothing was tried
    }

    private int checkRun(long seed) {
        var random = new Random(seed);
        var members = new ArrayList<Peer>();
        for (int node = 0; node < 3; node++) {
            members.add(enter(node, "user" + node, "lobby"));
        }
        var emitted = new ArrayList<Instant>();
        for (int number = 0; number < 150; number++) {
            emitted.add(cluster.node(0).clock().instant());
            room(number % 3, "lobby").emit("e", number);
            disturb(random);
            cluster.advance(Duration.ofMillis(random.nextInt(1_500)));
        }
        for (int node = 0; node < 3; node++) {
            cluster.reconnect(node);
        }
        cluster.advance(FOUND.plus(BEAT));
        assertThat(sizes()).as("seed " + seed).containsExactly(3, 3, 3);
        int missing = 0;
        for (int node = 0; node < 3; node++) {
            missing += checkMember(seed, members.get(node), news(node).all(), emitted);
        }
        return missing;
    }

    private void disturb(Random random) {
        int node = random.nextInt(3);
        switch (random.nextInt(12)) {
            case 0 -> cluster.cutOff(node);
            case 1 -> cluster.silence(node);
            case 2, 3, 4 -> cluster.reconnect(node);
            default -> {} // mostly, all goes on
        }
    }

    private static int checkMember(long seed, Peer member, List<EventsMissed> told, List<Instant> emitted) {
        var got = new HashSet<Integer>();
        var latest = new int[] {-1, -1, -1};
        for (ReceivedEvent event : member.left()) {
            int number = event.as(Integer.class);
            assertThat(got.add(number)).as("seed %s: %s twice", seed, number).isTrue();
            assertThat(number).as("seed %s: order", seed).isGreaterThan(latest[number % 3]);
            latest[number % 3] = number;
        }
        int missing = 0;
        for (int number = 0; number < emitted.size(); number++) {
            if (!got.contains(number)) {
                missing++;
                Instant at = emitted.get(number);
                assertThat(told)
                        .as("seed %s: %s is missing, of %s", seed, number, at)
                        .anyMatch(event -> !at.isBefore(event.since()) && !at.isAfter(event.until()));
            }
        }
        return missing;
    }
}
