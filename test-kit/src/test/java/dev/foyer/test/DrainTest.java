// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Drain;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Rooms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Rule O4: a node that drains. */
class DrainTest {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @ApplicationScoped
    static class Left {
        private final List<String> all = new ArrayList<>();

        List<String> all() {
            return all;
        }
    }

    @ServerEndpoint("/hall")
    static class Hall {
        @Inject
        Left left;

        @Inject
        Rooms rooms;

        @OnOpen
        void opened(Connection connection) {
            rooms.get("hall").join(connection);
        }

        @OnEvent("moved")
        boolean moved(Connection connection) {
            return connection.isMoved();
        }

        @OnDisconnect
        void left(Connection connection) {
            left.all().add(connection.id());
        }
    }

    private final FoyerCluster cluster = Foyer.of(Hall.class, Left.class)
            .setting("foyer.resume.window", "30s")
            .startNodes(2);
    private final Foyer foyer = cluster.node(0);
    private final Drain drain = foyer.bean(Drain.class);

    @AfterEach
    void stop() {
        cluster.close();
    }

    private List<Peer> connect(int count) {
        return Stream.generate(() -> foyer.connect("/hall")).limit(count).toList();
    }

    private static long closed(List<Peer> peers) {
        return peers.stream().filter(peer -> peer.closing().isPresent()).count();
    }

    private CompletableFuture<Void> begin(Duration over) {
        CompletableFuture<Void> done = drain.begin(over).toCompletableFuture();
        cluster.settle();
        return done;
    }

    @Test
    void connections_areClosedInEvenBatches_untilNoneIsLeft() {
        List<Peer> peers = connect(110);
        assertThat(drain.hasBegun()).isFalse();

        CompletableFuture<Void> done = begin(SECOND);
        List<Long> closed = new ArrayList<>(List.of(closed(peers)));
        for (int i = 0; i < 10; i++) {
            assertThat(done).isNotDone();
            cluster.advance(TICK);
            closed.add(closed(peers));
        }
        cluster.advance(TICK);

        assertThat(drain.hasBegun()).isTrue();
        assertThat(closed)
                .isEqualTo(IntStream.rangeClosed(1, 11).mapToObj(i -> i * 10L).toList());
        assertThat(done).isCompleted();
        peers.forEach(peer -> peer.expectClosed(1012));
        assertThat(foyer.bean(Left.class).all())
                .containsExactlyInAnyOrderElementsOf(
                        peers.stream().map(Peer::id).toList());
    }

    @Test
    void handshakes_areRefusedMeanwhile_andAfterwards() {
        List<Peer> peers = connect(2);
        var unused = begin(SECOND);

        for (int i = 0; i < 2; i++) {
            RefusedHandshake refused = foyer.refused("/hall");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers()).containsEntry("Retry-After", List.of("1"));
            assertThat(refused.detail()).isEqualTo("This server is about to stop. Connect to another one.");
            cluster.advance(SECOND.multipliedBy(2));
        }
        assertThat(closed(peers)).isEqualTo(2);
        cluster.node(1).connect("/hall").emit("moved", null);
    }

    @Test
    void eachGetsWhatWaitsForIt_andStillAnswersBeforeItsTurn() {
        List<Peer> peers = connect(11);
        var unused = begin(SECOND);
        Peer open = peers.stream()
                .filter(peer -> peer.closing().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(open.call("moved").as(Boolean.class)).isFalse();

        foyer.bean(Rooms.class).get("hall").emit("last", 1);
        foyer.bean(Connections.class).everyone().emit("last", 2);
        cluster.advance(SECOND.multipliedBy(2));

        assertThat(open.left().stream().map(one -> one.as(Integer.class))).containsExactly(1, 2);
        open.expectClosed(1012);
    }

    @Test
    void zeroDuration_closesAllAtOnce() {
        List<Peer> peers = connect(20);

        CompletableFuture<Void> done = begin(Duration.ZERO);

        assertThat(closed(peers)).isEqualTo(20);
        cluster.advance(TICK);
        assertThat(done).isCompleted();
    }

    @Test
    void nodeWithoutConnections_isDoneAtOnce() {
        assertThat(begin(Duration.ofHours(1))).isCompleted();
    }

    @Test
    void secondCall_changesNothing() {
        List<Peer> peers = connect(110);
        var unused = begin(SECOND);

        CompletableFuture<Void> second = begin(Duration.ZERO);

        assertThat(closed(peers)).isEqualTo(10);
        assertThat(second).isNotDone();
        cluster.advance(SECOND.multipliedBy(2));
        assertThat(second).isCompleted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1S", "PT24H0.001S"})
    void otherDurations_areRefused(Duration over) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drain.begin(over))
                .withMessageStartingWith("FOYER-4045: A node cannot drain over " + over);
        assertThat(drain.hasBegun()).isFalse();
    }

    @Test
    void clientThatCanComeBack_goesOnAtTheOtherNode() {
        Peer ada = foyer.connect("/hall", ClientRequest::resumable);
        String id = ada.id();
        var unused = begin(Duration.ZERO);
        ada.expectClosed(1012);

        ada.resumeAt(cluster.node(1));

        assertThat(ada.id()).isEqualTo(id);
        assertThat(ada.call("moved").as(Boolean.class)).isTrue();
    }

    @Test
    void clientThatIsAway_keepsNobodyWaiting_andGoesOnAtTheOtherNode() {
        Peer ada = foyer.connect("/hall", ClientRequest::resumable);
        String id = ada.id();
        ada.cut();
        cluster.settle();

        assertThat(begin(SECOND)).isCompleted();
        ada.resumeAt(cluster.node(1));

        assertThat(ada.id()).isEqualTo(id);
    }

    @Test
    void stop_drainsFirst_ifThatIsConfigured() {
        @SuppressWarnings("resource") // it is closed
        Foyer slow = Foyer.of(Hall.class, Left.class)
                .setting("foyer.shutdown.drain", "1s")
                .start();
        List<Peer> peers =
                Stream.generate(() -> slow.connect("/hall")).limit(110).toList();
        List<String> left = slow.bean(Left.class).all();
        Clock clock = slow.clock();
        Instant before = clock.instant();

        slow.close();

        assertThat(Duration.between(before, clock.instant())).isBetween(SECOND, SECOND.multipliedBy(2));
        peers.forEach(peer -> peer.expectClosed(1012));
        assertThat(left).hasSize(110);
    }
}
