// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.From;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.Rooms;
import dev.foyer.ServerEvent;
import dev.foyer.UserId;
import org.junit.jupiter.api.AfterEach;

/** Three nodes of one application, on a hub. */
abstract class OnThreeNodes {

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

        Rooms rooms() {
            return rooms;
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

    FoyerCluster cluster = nodes().startNodes(3);

    /** Describes the application. */
    static FoyerBuilder nodes() {
        return Foyer.of(HallEndpoint.class, SideEndpoint.class, Hall.class);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    Peer enter(int node, String name, String... rooms) {
        Peer peer = cluster.node(node).connect("/hall?name=" + name);
        for (String room : rooms) {
            peer.call("join", room);
        }
        return peer;
    }

    Hall hall(int node) {
        return cluster.node(node).bean(Hall.class);
    }

    static List<Integer> numbers(Peer peer) {
        return peer.left().stream()
                .filter(event -> event.name().equals("e"))
                .map(event -> event.as(Integer.class))
                .toList();
    }
}
