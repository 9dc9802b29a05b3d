// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context.heap;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.ConnectionScoped;
import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.Rooms;
import dev.foyer.UserId;
import dev.foyer.contract.testing.TextServlet;

/** The application that {@link Cycles} connect to. */
public final class Cycling {

    private Cycling() {}

    /** A user context. */
    public record Guest(@UserId String id) {}

    /** A bean of each connection. */
    @ConnectionScoped
    public static class Cart {
        private int items;

        /** Adds one. */
        public int add() {
            items++;
            return items;
        }

        @PreDestroy
        void end() {
            items = 0;
        }
    }

    @ServerEndpoint("/cycle/{kind}")
    public static class Cycle {
        @Inject
        Cart cart;

        @Inject
        Rooms rooms;

        @Inject
        Connection connection;

        @Inject
        @RoomName("{kind}")
        Room kind;

        @OnConnect
        Guest connect(Handshake handshake) {
            cart.add();
            if (handshake.path().equals("/cycle/refused")) {
                throw Refused.forbidden("No");
            }
            return new Guest("guest");
        }

        @OnOpen
        void opened() {
            kind.join(connection);
            rooms.get(connection.id()).join(connection);
            connection.attributes().put("cart", cart.add());
        }

        @OnEvent("add")
        int add() {
            return cart.add();
        }

        @OnDisconnect
        void left() {
            kind.emit("left", cart.add());
        }
    }

    @ServerEndpoint("/bare")
    public static class Bare {
        @OnEvent("nothing")
        void nothing() {}
    }

    @WebServlet("/count")
    public static class CountServlet extends TextServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Connections connections;

        @Inject
        private transient Rooms rooms;

        @Override
        protected Object text(HttpServletRequest request) {
            return connections.count() + " " + rooms.names().size();
        }
    }
}
