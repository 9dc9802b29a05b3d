// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomState;
import dev.foyer.Rooms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rooms with a number of seats: rule S6. */
class SeatsTest {

    private static final String TABLE = "table:7";

    /** What a table of a game remembers. */
    @RoomState(value = "table:{id}", seats = 3)
    public record Table(int round) {
        static Table initial(String room) {
            return new Table(0);
        }
    }

    @ApplicationScoped
    static class Hall {

        @Inject
        private Rooms rooms;

        @Inject
        private Connections connections;

        Room table() {
            return rooms.get(TABLE);
        }

        void joinAll() {
            connections.everyone().join(table());
        }
    }

    @ServerEndpoint("/game")
    static class GameEndpoint {

        @Inject
        private Rooms rooms;

        @OnEvent("sit")
        void sit(String room, Connection connection) {
            rooms.get(room).join(connection);
        }

        @OnEvent("rise")
        void rise(String room, Connection connection) {
            rooms.get(room).leave(connection);
        }

        @OnEvent("move")
        void move(Connection connection) {
            connection.moveTo("/elsewhere");
        }
    }

    private final FoyerCluster cluster =
            Foyer.of(SeatsTest.class, GameEndpoint.class, Hall.class).startNodes(3);

    @AfterEach
    void stop() {
        cluster.close();
    }

    private Peer connect(int node) {
        return cluster.node(node).connect("/game");
    }

    private Peer sit(int node) {
        Peer peer = connect(node);
        peer.call("sit", TABLE);
        return peer;
    }

    private int size() {
        cluster.advance(Duration.ofSeconds(1));
        return cluster.node(2).bean(Hall.class).table().size();
    }

    @Test
    void joinBeyondTheSeats_isRefused_onAllNodes() {
        sit(0);
        sit(1);
        Peer last = sit(2);
        last.call("sit", TABLE); // who sits there already
        Peer late = connect(0);

        assertThat(late.refused("sit", TABLE).code()).isEqualTo("room-full");
        assertThat(late.state(TABLE, Table.class)).isEmpty();
        assertThat(size()).isEqualTo(3);
        late.call("sit", "table:8");

        last.call("rise", TABLE);
        late.call("sit", TABLE);
        assertThat(late.state(TABLE, Table.class)).contains(new Table(0));
        assertThat(size()).isEqualTo(3);
    }

    @Test
    void seat_isFreedByEachWayToLeave() {
        sit(0);
        sit(1);
        sit(2).close();
        sit(2).cut();
        cluster.advance(Duration.ofSeconds(1));
        Peer mover = sit(2);
        assertThat(connect(0).refused("sit", TABLE).code()).isEqualTo("room-full");
        mover.call("move");
        cluster.settle();

        sit(0);
        assertThat(size()).isEqualTo(3);
    }

    @Test
    void seatsOfANodeThatDies_areFree_andThoseOfANodeThatRunsAreNot() {
        sit(0);
        sit(1);
        sit(1);
        cluster.silence(1);
        cluster.advance(Duration.ofSeconds(5));
        assertThat(connect(0).refused("sit", TABLE).code()).isEqualTo("room-full");
        cluster.advance(Duration.ofSeconds(10));

        sit(0);
        sit(2);
        assertThat(connect(0).refused("sit", TABLE).code()).isEqualTo("room-full");
    }

    @Test
    void audienceThatJoins_fillsTheSeatsThatThereAre() {
        for (int i = 0; i < 5; i++) {
            connect(i % 3);
        }
        cluster.node(0).bean(Hall.class).joinAll();
        cluster.settle();

        assertThat(size()).isEqualTo(3);
    }

    @Test
    void lostLine_keepsItsSeat() {
        sit(0);
        sit(1);
        Peer away = cluster.node(2).connect("/game", ClientRequest::resumable);
        away.call("sit", TABLE);
        away.cut();
        cluster.advance(Duration.ofSeconds(10));
        assertThat(connect(0).refused("sit", TABLE).code()).isEqualTo("room-full");

        away.resume();
        assertThat(size()).isEqualTo(3);
        away.cut();
        cluster.advance(Duration.ofMinutes(1));
        sit(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void comingAndGoing_neverExceedsTheSeats_andLeavesNoSeatTaken(long seed) {
        var random = new Random(seed);
        var members = new ArrayList<Peer>();
        for (int step = 0; step < 200; step++) {
            if (random.nextBoolean() || members.isEmpty()) {
                Peer peer = connect(random.nextInt(3));
                PendingCall call = peer.begin("sit", TABLE);
                if (call.isRefused()) {
                    assertThat(members).hasSize(3);
                } else {
                    members.add(peer);
                }
            } else {
                Peer peer = members.remove(random.nextInt(members.size()));
                if (random.nextBoolean()) {
                    peer.close();
                } else {
                    peer.call("rise", TABLE);
                }
                cluster.settle();
            }
            assertThat(members).hasSizeLessThanOrEqualTo(3);
        }
        members.forEach(Peer::close);
        cluster.settle();
        for (int i = 0; i < 3; i++) {
            sit(i);
        }
    }
}
