// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.Rooms;
import dev.foyer.ServerEvent;

/** Lets its peer join and leave rooms, look at them and emit to them. */
@ServerEndpoint("/member")
public class Member {

    /** What the members of a room are told. */
    @ServerEvent("noted")
    public record Noted(String text) {}

    @Inject
    Rooms rooms;

    @Inject
    Connection connection;

    @OnEvent("join")
    String join(String name) {
        rooms.get(name).join(connection);
        return state(name);
    }

    @OnEvent("leave")
    String leave(String name) {
        rooms.get(name).leave(connection);
        return state(name);
    }

    @OnEvent("state")
    String state(String name) {
        Room room = rooms.get(name);
        return "contains " + room.contains(connection) + ", members "
                + room.members().contains(connection) + ", rooms "
                + connection.rooms().contains(room) + ", size " + room.size()
                + ", exists " + rooms.find(name).isPresent() + "/"
                + rooms.names().contains(name);
    }

    @OnEvent("tell")
    int tell(String name) {
        return rooms.get(name).emit(new Noted("to " + name)).recipients();
    }

    /** Tells twice, in an order that only a transaction could change. */
    @OnEvent("tell-after-commit")
    void tellAfterCommit(String name) {
        rooms.get(name).afterCommit().emit(new Noted("first"));
        rooms.get(name).emit(new Noted("second"));
    }

    @OnEvent("tell-others")
    int tellOthers(String name) {
        return rooms.get(name)
                .except(connection)
                .emit(new Noted("to others in " + name))
                .recipients();
    }

    /** Tells the room {@code observers} which rooms the connection is in at its end. */
    @OnDisconnect
    void left() {
        rooms.get("observers")
                .emit(
                        "gone",
                        connection.rooms().stream().map(Room::name).sorted().toList());
    }
}
