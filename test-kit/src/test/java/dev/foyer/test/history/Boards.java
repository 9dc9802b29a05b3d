// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.history;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.EventsMissed;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomHistory;
import dev.foyer.Rooms;
import dev.foyer.ServerEvent;
import dev.foyer.test.Foyer;
import dev.foyer.test.FoyerBuilder;
import dev.foyer.test.Peer;

/** An application whose boards keep the latest ten events for a minute. */
final class Boards {

    static final String BOARD = "board:7";
    static final String OTHER = "board:8";

    private Boards() {}

    @ServerEvent("noted")
    public record Noted(int number) {}

    @ServerEvent(value = "price", delivery = ServerEvent.Mode.LATEST)
    public record Price(int number) {}

    @ServerEvent(value = "typing", delivery = ServerEvent.Mode.VOLATILE)
    public record Typing(int number) {}

    @RoomHistory(value = "board:{id}", events = 10, age = "1m")
    @ServerEndpoint("/boards")
    static class Endpoint {

        @Inject
        private Rooms rooms;

        @OnEvent("join")
        void join(String room, Connection connection) {
            rooms.get(room).join(connection);
        }

        @OnEvent("leave")
        void leave(String room, Connection connection) {
            rooms.get(room).leave(connection);
        }

        @OnEvent("latest")
        void latest(int last, Connection connection) {
            rooms.get(BOARD).joinWithHistory(connection, last);
        }

        @OnEvent("note")
        void note(int number, Connection connection) {
            rooms.get(BOARD).except(connection).emit(new Noted(number));
        }
    }

    /** What a node knows. */
    @ApplicationScoped
    static class Desk {

        @Inject
        private Rooms rooms;

        private final List<EventsMissed> missed = new ArrayList<>();

        void missed(@Observes EventsMissed event) {
            missed.add(event);
        }

        List<EventsMissed> missed() {
            return List.copyOf(missed);
        }

        Room room(String name) {
            return rooms.get(name);
        }
    }

    static FoyerBuilder application() {
        return Foyer.of(Endpoint.class, Desk.class);
    }

    /** Returns a board of a node. */
    static Room board(Foyer node) {
        return node.bean(Desk.class).room(BOARD);
    }

    /** Returns a new member of a board. */
    static Peer member(Foyer node) {
        Peer peer = node.connect("/boards");
        peer.call("join", BOARD);
        return peer;
    }

    /** Returns the numbers that a peer has got and has not been asked for. */
    static List<Integer> numbers(Peer peer) {
        return peer.left().stream().map(event -> event.as(Noted.class).number()).toList();
    }

    /** Returns the numbers of the latest events of a room. */
    static List<Integer> history(Room room, int last) {
        return room.history(last).stream()
                .map(event -> event.data(Noted.class).number())
                .toList();
    }
}
