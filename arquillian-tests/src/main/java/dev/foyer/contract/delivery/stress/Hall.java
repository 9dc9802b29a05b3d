// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.Rooms;
import dev.foyer.contract.testing.Journal;

/** In the deployed application: where all connections of a stress test are. */
@ServerEndpoint("/hall")
public class Hall {

    @Inject
    Rooms rooms;

    @Inject
    Emitters emitters;

    @Inject
    Journal journal;

    @Inject
    Connection connection;

    /** A user context. */
    public record Guest(String name) {}

    @OnConnect
    Guest connect(Handshake handshake) {
        return new Guest(handshake.query().get("name").get(0));
    }

    @OnOpen
    void opened(Guest guest, Handshake handshake) {
        for (String room : handshake.query().getOrDefault("room", List.of())) {
            rooms.get(room).join(connection);
        }
        if (guest.name().startsWith("steady-")) {
            rooms.get("steady").join(connection);
            emitters.stays(Integer.parseInt(guest.name().substring("steady-".length())), connection);
        }
    }

    @OnEvent("here")
    void here() {}

    @OnEvent("prepare")
    void prepare(Load load) {
        emitters.prepare(load);
    }

    @OnEvent("start")
    void start() {
        emitters.start(connection);
    }

    @OnEvent("acknowledged")
    void acknowledged(int thread) {
        emitters.acknowledged(thread);
    }

    /** Which ticks it will not get, and which it may or may not get. */
    @OnEvent("join")
    String join(int number) {
        Room room = rooms.get("room-" + number);
        String before = emitters.done(number);
        room.join(connection);
        return before + "," + emitters.begun(number);
    }

    /** Which ticks it has to get, and which it may or may not get. */
    @OnEvent("leave")
    String leave(int number) {
        Room room = rooms.get("room-" + number);
        String before = emitters.done(number);
        room.leave(connection);
        return before + "," + emitters.begun(number);
    }

    @OnDisconnect
    void left(Guest guest, Closing closing) {
        journal.note(guest.name() + " left " + closing.code());
    }
}
