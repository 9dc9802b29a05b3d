// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.RoomState;
import dev.foyer.Rooms;
import dev.foyer.State;
import dev.foyer.StateForgotten;

/** An application whose boards remember their cards. */
final class Boards {

    private Boards() {}

    public record Card(@NotBlank String text, int x) {}

    /** What a board remembers. */
    @RoomState(value = "board:{id}", idle = "30s")
    public record Board(
            @NotBlank String title, @Size(max = 100) Map<String, @Valid Card> cards) {

        static Board initial(String room) {
            if (room.equals("board:none")) {
                throw new IllegalStateException("There is no such board.");
            }
            return new Board(room, Map.of());
        }

        Board with(String id, Card card) {
            var all = new LinkedHashMap<>(cards);
            all.put(id, card);
            return new Board(title, all);
        }

        Board without(String id) {
            var all = new LinkedHashMap<>(cards);
            all.remove(id);
            return new Board(title, all);
        }
    }

    /** What a counter remembers. */
    @RoomState(value = "counter:{id}", pace = 50)
    public record Count(int number, String filling) {

        static Count initial(String room) {
            return new Count(0, "x".repeat(500));
        }

        Count more() {
            return new Count(number + 1, filling);
        }
    }

    public record Put(String id, String text, int x) {}

    @ApplicationScoped
    static class Hall {

        @Inject
        private Rooms rooms;

        @Inject
        @RoomName("board:7")
        private State<Board> seven;

        @Inject
        @RoomName("counter:7")
        private State<Count> count;

        Room room(String name) {
            return rooms.get(name);
        }

        State<Board> seven() {
            return seven;
        }

        State<Count> count() {
            return count;
        }
    }

    /** Hears what the boards of one node have forgotten. */
    @ApplicationScoped
    static class Archive {

        private final List<StateForgotten> forgotten = new ArrayList<>();

        void forgotten(@Observes StateForgotten event) {
            forgotten.add(event);
        }

        List<StateForgotten> all() {
            return forgotten;
        }
    }

    @ServerEndpoint("/board/{id}")
    static class BoardEndpoint {

        @Inject
        private Connection connection;

        @Inject
        @RoomName("board:{id}")
        private Room room;

        @Inject
        @RoomName("board:{id}")
        private State<Board> board;

        @OnOpen
        void opened() {
            if (!"0".equals(connection.handshake().pathVariables().get("id"))) {
                room.join(connection);
            }
        }

        @OnEvent("put")
        Board put(Put put) {
            return board.update(now -> now.with(put.id(), new Card(put.text(), put.x())));
        }

        @OnEvent("drop")
        Board drop(String id) {
            return board.update(now -> now.without(id));
        }

        @OnEvent("show")
        Board show() {
            return board.get();
        }

        @OnEvent("leave")
        void leave() {
            room.leave(connection);
        }

        @OnEvent("join")
        void join() {
            room.join(connection);
        }
    }

    @ServerEndpoint("/counter")
    static class CounterEndpoint {

        @Inject
        private Connection connection;

        @Inject
        @RoomName("counter:7")
        private Room room;

        @OnOpen
        void opened() {
            room.join(connection);
        }

        @OnEvent("more")
        int more() {
            return room.state(Count.class).update(Count::more).number();
        }
    }

    /** Describes the application. */
    static FoyerBuilder application() {
        return Foyer.of(
                BoardEndpoint.class, CounterEndpoint.class, Hall.class, Archive.class, Board.class, Count.class);
    }
}
