// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.ConnectionScoped;
import dev.foyer.Connections;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Rooms;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.TextServlet;

/** Endpoints and beans that fail where and how the path of a connection says. */
final class FragileEndpoints {

    /** What their exceptions say. */
    static final String SECRET = "hunter2";

    private FragileEndpoints() {}

    /** Throws in the place and the way that the path of the connection says. */
    static void failIf(Connection connection, String place) {
        Map<String, String> variables = connection.handshake().pathVariables();
        if (place.equals(variables.get("place"))) {
            switch (variables.getOrDefault("kind", "")) {
                case "error" -> throw new AssertionError(SECRET);
                case "overflow" -> failIf(connection, place);
                default -> throw new IllegalStateException(SECRET);
            }
        }
    }

    /** A bean of a connection. */
    @ConnectionScoped
    public static class Bag {
        @Inject
        private Journal journal;

        @Inject
        private Connection connection;

        @PostConstruct
        void made() {
            failIf(connection, "bag");
        }

        /** Is made by the first use. */
        public void use() {}

        @PreDestroy
        void end() {
            journal.note(connection.handshake().path() + " bag destroyed");
            failIf(connection, "bag-destroy");
        }
    }

    /** A bean of a connection that only one event uses. */
    @ConnectionScoped
    public static class LateBag {
        @Inject
        private Connection connection;

        @PostConstruct
        void made() {
            failIf(connection, "late-bag");
        }

        /** Is made by the first use. */
        public void use() {}
    }

    /** Lives with the instance that it is injected into. */
    @Dependent
    public static class Helper {
        @Inject
        private Journal journal;

        @Inject
        private Connection connection;

        /** Helps. */
        public void help() {}

        @PreDestroy
        void end() {
            journal.note(connection.handshake().path() + " helper destroyed");
        }
    }

    /** Fails when it is injected. */
    @Dependent
    public static class Injected {
        @Inject
        private Connection connection;

        @PostConstruct
        void made() {
            failIf(connection, "injection");
        }
    }

    /** Notes each callback, and fails in one. */
    public abstract static class Fragile {
        @Inject
        Journal journal;

        @Inject
        Connection connection;

        @Inject
        Rooms rooms;

        @Inject
        Helper helper;

        @Inject
        Bag bag;

        @Inject
        LateBag lateBag;

        @OnConnect
        void connect() {
            journal.note(connection.handshake().path() + " id " + connection.id());
            bag.use();
            at("connect");
        }

        @OnOpen
        void opened() {
            rooms.get("hall").join(connection);
            failIf(connection, "error");
            at("open");
        }

        @OnEvent("event")
        void event() {
            lateBag.use();
            at("event");
        }

        @OnEvent("fine")
        String fine() {
            return "fine";
        }

        @OnError
        void failed(Throwable failure) {
            at("error");
        }

        @OnClose
        void closed() {
            at("close");
        }

        @OnDisconnect
        void left() {
            at("disconnect");
        }

        @PreDestroy
        void end() {
            at("destroy");
        }

        private void at(String place) {
            journal.note(connection.handshake().path() + " " + place);
            failIf(connection, place);
        }
    }

    @ServerEndpoint("/Plain/{place}/{kind}")
    public static class Plain extends Fragile {}

    @Vetoed // no bean on any server; Plain is one where all endpoints are
    @ServerEndpoint("/Vetoed/{place}/{kind}")
    public static class NoBean extends Fragile {}

    @Dependent
    @ServerEndpoint("/Bean/{place}/{kind}")
    public static class Bean extends Fragile {}

    /** An endpoint without {@code @OnConnect} that fails to be made. */
    public abstract static class Unmade {
        private final Journal journal;
        private final Connection connection;

        @Inject
        Injected injected;

        private final Helper helper;

        Unmade(Journal journal, Connection connection, Helper helper) {
            this.helper = helper;
            this.journal = journal;
            this.connection = connection;
            failIf(connection, "constructor");
        }

        @PostConstruct
        void made() {
            failIf(connection, "post-construct");
        }

        @OnOpen
        void opened() {
            helper.help();
            journal.note(connection.handshake().path() + " open");
        }

        @OnError
        void failed(Throwable failure) {
            journal.note(connection.handshake().path() + " error");
        }

        @OnDisconnect
        void left() {
            journal.note(connection.handshake().path() + " disconnect");
        }
    }

    @ServerEndpoint("/UnmadePlain/{place}/{kind}")
    public static class UnmadePlain extends Unmade {
        @Inject
        UnmadePlain(Journal journal, Connection connection, Helper helper) {
            super(journal, connection, helper);
        }
    }

    @Dependent
    @ServerEndpoint("/UnmadeBean/{place}/{kind}")
    public static class UnmadeBean extends Unmade {
        @Inject
        UnmadeBean(Journal journal, Connection connection, Helper helper) {
            super(journal, connection, helper);
        }
    }

    @WebServlet("/left")
    public static class LeftServlet extends TextServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Connections connections;

        @Inject
        private transient Rooms rooms;

        @Override
        protected Object text(HttpServletRequest request) {
            return connections.count() + " connections, rooms " + rooms.names() + ", everyone "
                    + connections.everyone().emit("anybody", "there").recipients();
        }
    }
}
