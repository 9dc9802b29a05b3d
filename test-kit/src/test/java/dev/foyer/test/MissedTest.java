// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** What may have been lost is told, and nodes know of each other: rules N4 and N6 on a hub with faults. */
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

    private final FoyerCluster cluster = Foyer.of(OnThreeNodes.HallEndpoint.class, OnThreeNodes.Hall.class, News.class)
            .startNodes(3);

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
}
