// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.deploy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.ConnectionScoped;
import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.UserId;

/** A small application that uses what Foyer has: a room, a user context, a bean of the connection, payloads. */
public final class Lobby {

    private Lobby() {}

    /** There is one as long as the class loader of an application is there. */
    public static final class Marker {
        /** That one. */
        public static final Marker ONLY = new Marker();

        private Marker() {}
    }

    /** A user context. */
    public record Guest(@UserId String name) {}

    /** A payload. */
    public record Said(String from, String text) {}

    /** A bean of each connection. */
    @ConnectionScoped
    public static class Counter {
        private int count;

        /** Adds one. */
        public int add() {
            count++;
            return count;
        }
    }

    /** A bean of the application. */
    @ApplicationScoped
    public static class Hall {
        @Inject
        @RoomName("lobby")
        private Room room;

        @Inject
        private Connections connections;

        /** Lets a connection in. */
        public void enter(Connection connection) {
            room.join(connection);
        }

        /** Tells everybody in the room, and counts who has been told. */
        public int tell(Said said) {
            return room.emit("said", said).recipients();
        }

        /** How many connections the application has. */
        public int connections() {
            return connections.count();
        }
    }

    @ServerEndpoint("/lobby")
    public static class Entry {
        @Inject
        Hall hall;

        @Inject
        Counter counter;

        @OnConnect
        Guest connect(Handshake handshake) {
            return new Guest(Marker.ONLY.getClass().getSimpleName() + handshake.path());
        }

        @OnOpen
        void opened(Connection connection) {
            hall.enter(connection);
        }

        @OnEvent("say")
        int say(Said said) {
            counter.add();
            return hall.tell(said);
        }

        @OnEvent("count")
        int count() {
            return hall.connections();
        }
    }
}
