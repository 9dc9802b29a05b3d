// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.EventRefused;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomHistory;
import dev.foyer.Rooms;
import dev.foyer.State;
import dev.foyer.sample.Board.Note;
import dev.foyer.sample.Events.Enter;
import dev.foyer.sample.Events.Exit;
import dev.foyer.sample.Events.Identity;
import dev.foyer.sample.Events.Pin;
import dev.foyer.sample.Events.Remove;
import dev.foyer.sample.Events.Said;
import dev.foyer.sample.Events.Say;
import dev.foyer.sample.Events.Seen;
import dev.foyer.sample.Events.Stats;
import dev.foyer.sample.Events.Topic;
import dev.foyer.sample.Events.Typing;

/** The chat. One instance serves one connection. Each room keeps its conversation for an hour, and its board. */
@ServerEndpoint("/chat")
@RoomHistory(value = "{room}", age = "1h")
public class ChatEndpoint {

    @Inject
    Tokens tokens;

    @Inject
    Connections connections;

    @Inject
    Rooms rooms;

    @Inject
    Connection connection;

    @OnConnect
    ChatUser connect(ChatHeaders headers) {
        return tokens.user(headers.token());
    }

    @OnOpen
    void opened(ChatUser user) {
        connection.rooms().forEach(room -> enter(room, user)); // those of a connection that comes from another node
    }

    @OnEvent
    void enter(Enter enter, ChatUser user) {
        enter(rooms.get(enter.room()), user);
    }

    private void enter(Room room, ChatUser user) {
        room.joinWithHistory(connection, 50); // what was said last, and then all that follows
        room.present(connection, new Seen(user.name(), false));
    }

    @OnEvent
    void exit(Exit exit) {
        rooms.get(exit.room()).leave(connection);
    }

    @OnEvent
    Said say(Say say, ChatUser user) {
        Room room = mine(say.room());
        Said said = new Said(room.name(), user.name(), say.text(), Instant.now());
        room.present(connection, new Seen(user.name(), false));
        room.emit(said);
        return said;
    }

    /** A room, if the client is in it. */
    private Room mine(String name) {
        Room room = rooms.get(name);
        if (!room.contains(connection)) {
            throw new EventRefused("forbidden", "You are not in this room.");
        }
        return room;
    }

    @OnEvent
    void topic(Topic topic) {
        board(topic.room()).update(board -> board.about(topic.text()));
    }

    @OnEvent
    void pin(Pin pin, ChatUser user) {
        String id = UUID.randomUUID().toString();
        var note = new Note(pin.text(), user.name(), Instant.now());
        board(pin.room()).update(board -> board.with(id, note));
    }

    @OnEvent
    void remove(Remove remove) {
        board(remove.room()).update(board -> board.without(remove.note()));
    }

    private State<Board> board(String room) {
        return mine(room).state(Board.class);
    }

    @OnEvent
    void typing(Typing typing, ChatUser user) {
        rooms.get(typing.room()).present(connection, new Seen(user.name(), typing.on()));
    }

    @OnEvent("who")
    Identity who(ChatUser user, ChatHeaders headers) {
        var names = connection.rooms().stream().map(Room::name).collect(Collectors.toSet());
        return new Identity(user.id(), user.name(), headers.clientVersion(), names, connection.openedAt());
    }

    @OnEvent("stats")
    Stats stats() { // of the rooms that it is in: the names of others are none of its business
        Map<String, Integer> sizes = new TreeMap<>();
        connection.rooms().forEach(room -> sizes.put(room.name(), room.size()));
        return new Stats(connections.count(), sizes);
    }
}
