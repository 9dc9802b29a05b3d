// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.List;

import dev.foyer.Audience;
import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Delivery;
import dev.foyer.Room;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Several nodes are one application: rules N1, N2, N5 and N7 on a hub without faults. */
class ClusterTest extends OnThreeNodes {

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
}
