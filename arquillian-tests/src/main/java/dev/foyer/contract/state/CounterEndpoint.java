// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.state;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.Rooms;
import dev.foyer.State;

/** Counts, in a room that remembers. */
@ServerEndpoint("/counter/{id}")
public class CounterEndpoint {

    @Inject
    private Connection connection;

    @Inject
    @RoomName("counter:{id}")
    private Room room;

    @Inject
    @RoomName("counter:{id}")
    private State<Counter> counter;

    @Inject
    private Rooms rooms;

    @OnOpen
    void opened() {
        room.join(connection);
    }

    @OnEvent("more")
    int more(int times) {
        for (int i = 1; i < times; i++) {
            counter.update(Counter::more);
        }
        return counter.update(Counter::more).number();
    }

    @OnEvent("spoil")
    int spoil() {
        return counter.update(now -> new Counter(-1, "x".repeat(300_000))).number();
    }

    @OnEvent("number")
    int number() {
        return counter.get().number();
    }

    @OnEvent("leave")
    void leave() {
        room.leave(connection);
    }

    @OnEvent("emit")
    void emit() {
        counter.update(Counter::more);
        room.emit("after", counter.get().number());
    }

    @OnEvent("fight")
    void fight(String name) {
        rooms.get("duel:" + name).join(connection);
    }

    @OnEvent("flee")
    void flee(String name) {
        rooms.get("duel:" + name).leave(connection);
    }
}
