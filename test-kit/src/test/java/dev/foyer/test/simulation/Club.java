// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.simulation;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Cluster;
import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.EventsMissed;
import dev.foyer.From;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.RoomHistory;
import dev.foyer.RoomPresence;
import dev.foyer.Rooms;
import dev.foyer.UserId;

/**
 * The application of a simulation: a lobby, where numbers are told, a board, which keeps them, and a den,
 * whose members see one another.
 */
final class Club {

    static final String LOBBY = "lobby";
    static final String DEN = "den";
    static final String BOARD = "board";

    private Club() {}

    @RoomPresence(DEN)
    public record Seen(int number) {}

    @HandshakeHeaders
    public record Headers(@From(From.Source.QUERY) String name) {}

    public record Guest(@UserId String name) {}

    @RoomHistory(value = BOARD, events = 20, age = "1m")
    @ServerEndpoint("/club")
    static class Endpoint {

        @Inject
        private Rooms rooms;

        @OnConnect
        Guest connect(Headers headers) {
            return new Guest(headers.name());
        }

        @OnEvent("enter")
        void enter(String room, Connection connection) {
            rooms.get(room).join(connection);
        }

        @OnEvent("show")
        void show(int number, Connection connection) {
            rooms.get(DEN).join(connection, new Seen(number));
        }

        @OnEvent("leave")
        void leave(String room, Connection connection) {
            rooms.get(room).leave(connection);
        }
    }

    /** What a node knows. */
    @ApplicationScoped
    static class Bar {

        @Inject
        private Cluster cluster;

        @Inject
        private Connections connections;

        @Inject
        private Rooms rooms;

        private final List<EventsMissed> missed = new ArrayList<>();

        void missed(@Observes EventsMissed event) {
            missed.add(event);
        }

        List<EventsMissed> missed() {
            return List.copyOf(missed);
        }

        Cluster cluster() {
            return cluster;
        }

        Connections connections() {
            return connections;
        }

        Rooms rooms() {
            return rooms;
        }
    }
}
