// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Audience;
import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Delivery;
import dev.foyer.From;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.Rooms;
import dev.foyer.ServerEvent;
import dev.foyer.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Several nodes are one application: rules N1, N2 and N5 on a hub without faults. */
class ClusterTest {

    @ServerEvent("said")
    public record Said(int from, int number) {}

    @ServerEvent(value = "price", delivery = ServerEvent.Mode.LATEST)
    public record Price(int amount) {}

    @HandshakeHeaders
    public record Headers(@From(From.Source.QUERY) String name) {}

    public record User(@UserId String name) {}

    @ApplicationScoped
    static class Hall {

        @Inject
        private Rooms rooms;

        @Inject
        private Connections connections;

        Room room(String name) {
            return rooms.get(name);
        }

        Connections connections() {
            return connections;
        }
    }

    @ServerEndpoint("/hall")
    static class HallEndpoint {

        @Inject
        private Hall hall;

        @OnConnect
        User connect(Headers headers) {
            return new User(headers.name());
        }

        @OnEvent("join")
        void join(String room, Connection connection) {
            hall.room(room).join(connection);
        }

        @OnEvent("leave")
        void leave(String room, Connection connection) {
            hall.room(room).leave(connection);
        }

        @OnEvent("move")
        void move(String namespace, Connection connection) {
            connection.moveTo(namespace);
        }

        @OnEvent("say")
        void say(Said said, Connection connection) {
            hall.room("lobby").except(connection).emit(said);
        }
    }

    @ServerEndpoint("/side")
    static class SideEndpoint {

        @OnEvent("nothing")
        void nothing() {}
    }

    private FoyerCluster cluster =
            Foyer.of(HallEndpoint.class, SideEndpoint.class, Hall.class).startNodes(3);

    @AfterEach
    void stop() {
        cluster.close();
    }

    private Peer enter(int node, String name, String... rooms) {
        Peer peer = cluster.node(node).connect("/hall?name=" + name);
        for (String room : rooms) {
            peer.call("join", room);
        }
        return peer;
    }

    private Hall hall(int node) {
        return cluster.node(node).bean(Hall.class);
    }

    @Test
    void everyAudience_reachesItsMembersOnAllNodes() {
        Peer ada = enter(0, "ada", "lobby");
        Peer bob = enter(1, "bob", "lobby", "bar");
        Peer eve = enter(2, "eve");
        Peer side = cluster.node(1).connect("/side");
        eve.call("move", "/game");
        Connections from = hall(2).connections();

        hall(0).room("lobby").emit("e", 1);
        from.ofUser("ada").emit("e", 2);
        from.ofEndpoint(SideEndpoint.class).emit("e", 3);
        hall(0).connections().namespace("/game").emit("e", 4);
        from.everyone().emit("e", 5);
        hall(2).room("lobby").and(hall(2).room("bar")).emit("e", 6);
        hall(0).room("bar")
                .and(hall(0).connections().ofUser("bob"))
                .and(hall(0).connections().ofUser("ada"))
                .emit("e", 7);

        assertThat(numbers(ada)).containsExactlyInAnyOrder(1, 2, 5, 6, 7);
        assertThat(numbers(bob)).containsExactlyInAnyOrder(1, 5, 6, 7);
        assertThat(numbers(eve)).containsExactlyInAnyOrder(4, 5);
        assertThat(numbers(side)).containsExactlyInAnyOrder(3, 5);
    }

    private static List<Integer> numbers(Peer peer) {
        return peer.left().stream()
                .filter(event -> event.name().equals("e"))
                .map(event -> event.as(Integer.class))
                .toList();
    }

    @Test
    void exceptions_holdOnOtherNodes() {
        Peer ada = enter(0, "ada", "lobby");
        Peer bob = enter(1, "bob", "lobby");

        ada.call("say", new Said(0, 1));

        assertThat(bob.expect(Said.class)).isEqualTo(new Said(0, 1));
        ada.expectNothing();
        Connection local = hall(1).room("lobby").members().iterator().next();
        hall(1).room("lobby").except(local).emit(new Said(1, 1));
        assertThat(ada.expect(Said.class)).isEqualTo(new Said(1, 1));
        bob.expectNothing();
    }

    @Test
    void members_areClosedOnAllNodes() {
        Peer ada = enter(0, "ada", "lobby");
        Peer bob = enter(1, "bob", "lobby");
        Peer bobsPhone = enter(2, "bob");

        hall(0).connections().ofUser("bob").close(Closing.KICKED);

        bob.expectClosed(4500);
        bobsPhone.expectClosed(4500);
        ada.expectOpen();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hall(0).room("lobby").close(new Closing(1006, "")));
    }

    @Test
    void members_joinAndLeaveOnAllNodes() {
        Peer ada = enter(0, "ada", "lobby");
        Peer bob = enter(1, "bob", "lobby");
        Peer eve = enter(1, "eve", "lobby");
        eve.call("move", "/game");
        Room stage = hall(2).room("stage");

        hall(2).room("lobby").and(hall(2).connections().ofUser("eve")).join(stage);
        cluster.settle();
        stage.emit("e", 1);
        hall(2).connections().ofUser("ada").leave(stage);
        cluster.settle();
        stage.emit("e", 2);

        assertThat(numbers(ada)).containsExactly(1);
        assertThat(numbers(bob)).containsExactly(1, 2);
        assertThat(numbers(eve)).isEmpty(); // as the room is in another namespace
    }

    @Test
    void delivery_saysHowManyHere_andHowManyOtherNodes() {
        enter(0, "ada", "lobby");
        enter(1, "bob", "lobby");
        enter(1, "cyd", "lobby");
        Audience lobby = hall(0).room("lobby");

        Delivery inLobby = lobby.emit("e", 1);
        Delivery nowhere = hall(0).room("empty").emit("e", 1);
        Delivery toOne = lobby.members().iterator().next().emit("e", 1);
        Delivery toAll = hall(2).connections().everyone().emit("e", 1);
        cluster.settle();

        assertThat(inLobby.recipients()).isEqualTo(1);
        assertThat(inLobby.nodes().toCompletableFuture()).isCompletedWithValue(1);
        assertThat(nowhere.recipients()).isZero();
        assertThat(nowhere.nodes().toCompletableFuture()).isCompletedWithValue(0);
        assertThat(toOne.nodes().toCompletableFuture()).isCompletedWithValue(0);
        assertThat(toAll.recipients()).isZero();
        assertThat(toAll.nodes().toCompletableFuture()).isCompletedWithValue(2);
    }

    @Test
    void ownMembers_waitForNothing() {
        Peer ada = enter(0, "ada", "lobby");
        Peer bob = enter(1, "bob", "lobby");

        for (int i = 1; i <= 100; i++) {
            hall(0).room("lobby").emit(new Said(0, i));
        }

        for (Peer peer : List.of(ada, bob)) {
            for (int i = 1; i <= 100; i++) {
                assertThat(peer.expect(Said.class).number()).isEqualTo(i);
            }
        }
    }

    @Test
    void newestOfAnEvent_isEnoughForAReaderThatIsSlow_onEveryNode() {
        Peer ada = enter(0, "ada", "lobby");
        Peer bob = enter(1, "bob", "lobby");
        bob.stopReading();

        for (int i = 1; i <= 5_000; i++) {
            hall(0).room("lobby").emit(new Price(i));
            cluster.settle();
        }
        bob.startReading();

        List<ReceivedEvent> received = bob.left();
        assertThat(received.get(received.size() - 1).as(Price.class)).isEqualTo(new Price(5_000));
        assertThat(received).hasSizeLessThan(5_000);
        bob.expectOpen();
        ada.expectOpen();
    }

    @Test
    void roomWithoutMembers_isNotSubscribedForLong() {
        Peer bob = enter(1, "bob", "lobby");
        assertThat(nodesOf("lobby")).isEqualTo(1);

        bob.call("leave", "lobby");
        assertThat(nodesOf("lobby")).isEqualTo(1);
        cluster.advance(Duration.ofSeconds(20));
        bob.call("join", "lobby");
        cluster.advance(Duration.ofMinutes(2));
        assertThat(nodesOf("lobby")).isEqualTo(1);

        bob.call("leave", "lobby");
        cluster.advance(Duration.ofMinutes(1));
        assertThat(nodesOf("lobby")).isZero();
    }

    private int nodesOf(String room) {
        Delivery delivery = hall(0).room(room).emit("e", 1);
        cluster.settle();
        return delivery.nodes().toCompletableFuture().join();
    }

    @Test
    void nodeThatIsCutOff_goesOnAlone_andComesBack() {
        Peer ada = enter(0, "ada", "lobby");
        Peer cyd = enter(0, "cyd", "lobby");
        Peer bob = enter(1, "bob", "lobby");

        cluster.cutOff(0);
        Delivery alone = hall(0).room("lobby").emit("e", 1);
        hall(1).room("lobby").emit("e", 2);
        cluster.settle();

        assertThat(alone.recipients()).isEqualTo(2);
        assertThat(alone.nodes().toCompletableFuture()).isCompletedWithValue(-1);
        assertThat(numbers(ada)).containsExactly(1);
        assertThat(numbers(cyd)).containsExactly(1);
        assertThat(numbers(bob)).containsExactly(2);

        cluster.reconnect(0);
        hall(0).room("lobby").emit("e", 3);
        cluster.settle();
        hall(1).room("lobby").emit("e", 4);
        assertThat(numbers(ada)).containsExactly(1, 3, 4);
        assertThat(numbers(bob)).containsExactly(2, 3, 4);
    }

    /** In each of many orders: nothing twice, nothing out of order, and nothing lost but by a node that is cut off. */
    @Test
    void orderOfOneEmitter_andNothingTwice_alsoWhenNodesAreCutOff() {
        for (long seed = 0; seed < 30; seed++) {
            cluster.close();
            cluster = Foyer.of(HallEndpoint.class, SideEndpoint.class, Hall.class)
                    .seed(seed)
                    .startNodes(3);
            var random = new Random(seed);
            var peers = new ArrayList<Peer>();
            for (int i = 0; i < 6; i++) {
                peers.add(enter(i % 3, "user" + i, "lobby"));
            }
            var wasCut = new boolean[3];
            for (int i = 0; i < 120; i++) {
                peers.get(i % 6).emit("say", new Said(i % 6, i / 6));
                int node = random.nextInt(3);
                if (random.nextInt(10) == 0) {
                    cluster.cutOff(node);
                    wasCut[node] = true;
                } else {
                    cluster.reconnect(node);
                }
            }
            for (int receiver = 0; receiver < 6; receiver++) {
                checkOrder(seed, receiver, peers.get(receiver).left(), wasCut);
            }
        }
    }

    private static void checkOrder(long seed, int receiver, List<ReceivedEvent> events, boolean[] wasCut) {
        var last = new int[6];
        var count = new int[6];
        Arrays.fill(last, -1);
        for (ReceivedEvent event : events) {
            Said said = event.as(Said.class);
            assertThat(said.number()).as("seed " + seed).isGreaterThan(last[said.from()]);
            last[said.from()] = said.number();
            count[said.from()]++;
        }
        for (int from = 0; from < 6; from++) {
            boolean near = from % 3 == receiver % 3 || !(wasCut[from % 3] || wasCut[receiver % 3]);
            if (from != receiver && near) {
                assertThat(count[from])
                        .as("seed " + seed + ", " + from + " to " + receiver)
                        .isEqualTo(20);
            }
        }
    }

    @Test
    void orderOfOneEmitter_holdsForEverySeed() {
        for (long seed = 0; seed < 20; seed++) {
            cluster.close();
            cluster = Foyer.of(HallEndpoint.class, SideEndpoint.class, Hall.class)
                    .seed(seed)
                    .startNodes(3);
            var peers = new ArrayList<Peer>();
            for (int i = 0; i < 9; i++) {
                peers.add(enter(i % 3, "user" + i, "lobby"));
            }
            for (int i = 0; i < 90; i++) {
                peers.get(i % 9).emit("say", new Said(i % 9, i / 9));
            }
            for (int receiver = 0; receiver < 9; receiver++) {
                var next = new int[9];
                for (ReceivedEvent event : peers.get(receiver).left()) {
                    Said said = event.as(Said.class);
                    assertThat(said.number())
                            .as("seed " + seed + ", from " + said.from() + " to " + receiver)
                            .isEqualTo(next[said.from()]++);
                }
                for (int from = 0; from < 9; from++) {
                    assertThat(next[from]).as("seed " + seed).isEqualTo(from == receiver ? 0 : 10);
                }
            }
        }
    }
}
