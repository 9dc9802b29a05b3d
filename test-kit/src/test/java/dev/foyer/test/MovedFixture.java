// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.From;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomHistory;
import dev.foyer.RoomPresence;
import dev.foyer.Rooms;
import dev.foyer.UserId;
import dev.foyer.spi.RoomGuard;
import org.junit.jupiter.api.AfterEach;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Three nodes of an application with a room that keeps a history, one that does not, and one that clients join. */
abstract class MovedFixture {

    @HandshakeHeaders
    record Login(@From(From.Source.QUERY) String name) {}

    record User(@UserId String name) {}

    @RoomPresence("plain")
    public record Seen(String name) {}

    @RoomHistory(value = "board", events = 10)
    @ApplicationScoped
    static class Diary {
        private final List<String> lines = new ArrayList<>();
        private String closed = "";

        List<String> lines() {
            return lines;
        }

        void close(String room) {
            closed = room;
        }

        boolean isClosed(String room) {
            return closed.equals(room);
        }
    }

    @ApplicationScoped
    static class Guard implements RoomGuard {
        @Inject
        Diary diary;

        @Override
        public boolean mayJoin(Connection connection, Room room) {
            return !diary.isClosed(room.name());
        }
    }

    @ServerEndpoint("/desk")
    static class Desk {
        @Inject
        Diary diary;

        @Inject
        Rooms rooms;

        @OnConnect
        User connect(Login login) {
            return new User(login.name());
        }

        @OnOpen
        void opened(Connection connection, User user) {
            diary.lines()
                    .add("open " + user.name() + ' '
                            + names(connection).stream().sorted().collect(Collectors.joining(",")));
            if (!connection.isMoved()) {
                rooms.get("board").join(connection);
            } else {
                rooms.get("board").joinWithHistory(connection, 3);
            }
            rooms.get("plain").join(connection, new Seen(user.name()));
        }

        @OnEvent("rooms")
        Set<String> names(Connection connection) {
            return connection.rooms().stream().map(Room::name).collect(Collectors.toSet());
        }

        @OnEvent("moved")
        boolean moved(Connection connection) {
            return connection.isMoved();
        }

        @OnEvent("leave")
        void leave(Connection connection, String room) {
            rooms.get(room).leave(connection);
        }

        @OnDisconnect
        void left(Closing closing) {
            diary.lines().add("left " + closing.code());
        }
    }

    @ServerEndpoint("/other")
    static class Other {
        @OnConnect
        User connect(Login login) {
            return new User(login.name());
        }

        @OnEvent("nothing")
        void nothing() {}
    }

    final FoyerCluster cluster = Foyer.of(Desk.class, Other.class, Diary.class, Guard.class, Seen.class)
            .startNodes(3);

    @AfterEach
    void stop() {
        cluster.close();
    }

    Peer enter(int node, String name) {
        Peer peer = cluster.node(node).connect("/desk?name=" + name, ClientRequest::resumable);
        cluster.settle();
        return peer;
    }

    /** Kills a node, as far as everybody else sees. */
    void kill(int node, Peer... peers) {
        cluster.cutOff(node);
        for (Peer peer : peers) {
            peer.cut();
        }
        cluster.settle();
    }

    Diary diary(int node) {
        return cluster.node(node).bean(Diary.class);
    }

    Room board(int node) {
        return cluster.node(node).bean(Rooms.class).get("board");
    }

    Room plain(int node) {
        return cluster.node(node).bean(Rooms.class).get("plain");
    }

    static void assertNothingMissed(Peer peer) {
        assertThatThrownBy(peer::expectMissed).isInstanceOf(AssertionError.class);
    }

    static List<Integer> numbers(Peer peer, String event) {
        return peer.left().stream()
                .filter(one -> one.name().equals(event))
                .map(one -> one.as(Integer.class))
                .toList();
    }
}
