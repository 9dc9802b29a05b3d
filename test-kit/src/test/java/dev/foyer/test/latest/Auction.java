// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.latest;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.EventKey;
import dev.foyer.EventVersion;
import dev.foyer.From;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.Rooms;
import dev.foyer.ServerEvent;
import dev.foyer.UserId;
import dev.foyer.test.Foyer;
import dev.foyer.test.FoyerBuilder;
import dev.foyer.test.Peer;
import org.jspecify.annotations.Nullable;

/** An application in which lots have prices. */
final class Auction {

    static final String HALL = "hall";

    private Auction() {}

    /** A price of a lot, which those get who come later. */
    @ServerEvent(value = "price", delivery = ServerEvent.Mode.LATEST, retained = true)
    public record Price(@EventKey String lot, @EventVersion long version) {}

    /** What is said of a lot, without a version. */
    @ServerEvent(value = "note", delivery = ServerEvent.Mode.LATEST, retained = true)
    public record Note(@EventKey String lot, String text) {}

    /** The only one of its type. */
    @ServerEvent(value = "phase", delivery = ServerEvent.Mode.LATEST, retained = true)
    public record Phase(String name) {}

    /** What has versions, and is not kept for those who come later. */
    @ServerEvent(value = "clock", delivery = ServerEvent.Mode.LATEST)
    public record Clock(@EventKey String lot, @EventVersion int tick) {}

    /** What has a key and nothing else. */
    @ServerEvent(value = "cursor", delivery = ServerEvent.Mode.LATEST)
    public record Cursor(@EventKey @Nullable Object by, int x, String pad) {}

    @ServerEvent("sold")
    public record Sold(String lot) {}

    @HandshakeHeaders
    record Login(@From(From.Source.QUERY) String name) {}

    record Bidder(@UserId String name) {}

    @ServerEndpoint("/auction")
    static class Endpoint {

        @Inject
        private Rooms rooms;

        @OnConnect
        Bidder connect(Login login) {
            return new Bidder(login.name());
        }

        @OnEvent("join")
        void join(String room, Connection connection) {
            rooms.get(room).join(connection);
        }

        @OnEvent("leave")
        void leave(String room, Connection connection) {
            rooms.get(room).leave(connection);
        }

        @OnEvent("joinAndSay")
        void joinAndSay(String room, Connection connection) {
            rooms.get(room).join(connection);
            connection.emit(new Sold("said"));
            rooms.get(room).emit(new Sold("told"));
        }
    }

    /** What emits on a node. */
    @ApplicationScoped
    static class Desk {

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
    }

    static FoyerBuilder application() {
        return Foyer.of(Endpoint.class, Desk.class, Auction.class);
    }

    static Room hall(Foyer node) {
        return node.bean(Desk.class).room(HALL);
    }

    /** Returns a new member of the hall. */
    static Peer member(Foyer node, String name) {
        Peer peer = node.connect("/auction?name=" + name);
        peer.call("join", HALL);
        return peer;
    }

    /** Returns what a peer has got and has not been asked for, as short texts. */
    static List<String> got(Peer peer) {
        return peer.left().stream()
                .map(event -> event.name() + ' ' + event.data())
                .toList();
    }

    static String price(String lot, long version) {
        return "price {\"lot\":\"" + lot + "\",\"version\":" + version + '}';
    }
}
