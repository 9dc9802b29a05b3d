// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import dev.foyer.contract.testing.Wire;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What follows when the application throws, an exception or an error, in each place: rules C6 to C8, H6 and E4. */
@ContractTest
class FailingHooksIT {

    private static final String SECRET = "hunter2";
    private static final List<String> ENDPOINTS = List.of("Plain", "Bean");
    private static final List<String> KINDS = List.of("exception", "error", "overflow");

    @ArquillianResource
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("failing-hooks", FailingHooksIT.class);
    }

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
    public static class LeftServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Connections connections;

        @Inject
        private transient Rooms rooms;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print(connections.count() + " connections, rooms " + rooms.names() + ", everyone "
                            + connections.everyone().emit("anybody", "there").recipients());
        }
    }

    /** One way to fail in a place. */
    @FunctionalInterface
    private interface Row {
        void check(String endpoint, String path);
    }

    private static void table(String place, Row row) {
        for (String endpoint : ENDPOINTS) {
            for (String kind : KINDS) {
                row.check(endpoint, endpoint + "/" + place + "/" + kind);
            }
        }
    }

    @Contract(
            rule = {"H6", "C8"},
            proves = "@OnConnect throws: 500 without the text, one log line, and what was made is destroyed")
    void onConnect_answers500() {
        table("connect", (endpoint, path) -> {
            int logged = ServerLog.lines("FOYER-2001", "$" + endpoint + " ").size();

            refusedWith500("/" + path);

            assertThat(callbacks(path)).as(path).containsExactly("connect", "destroy");
            assertThat(destroyed(path)).as(path).containsExactlyInAnyOrder("bag destroyed", "helper destroyed");
            awaitLog(logged + 1, "FOYER-2001", "$" + endpoint + " ");
            nothingIsLeft();
        });
    }

    @Contract(
            rule = {"H6", "C8"},
            proves = "constructor, injection or @PostConstruct throws: the same before the 101, and no callback runs")
    void unmadeEndpoint_answers500() {
        for (String place : List.of("constructor", "injection", "post-construct")) {
            table(place, (endpoint, end) -> {
                String path = "Unmade" + end;
                int logged = ServerLog.lines("FOYER-4020", "$Unmade" + endpoint + " ")
                        .size();

                refusedWith500("/" + path);

                assertThat(site().journal("/" + path + " ")).as(path).containsExactly("/" + path + " helper destroyed");
                awaitLog(logged + 1, "FOYER-4020", "$Unmade" + endpoint + " ");
                nothingIsLeft();
            });
        }
    }

    @Contract(
            rule = {"H6", "C8"},
            proves = "a @ConnectionScoped bean that @OnConnect uses cannot be made: 500, and the rest is destroyed")
    void unmadeBeanInOnConnect_answers500() {
        table("bag", (endpoint, path) -> {
            refusedWith500("/" + path);

            assertThat(callbacks(path)).as(path).containsExactly("destroy");
            assertThat(destroyed(path)).as(path).containsExactly("helper destroyed");
            nothingIsLeft();
        });
    }

    @Contract(rule = "E4", proves = "one that a handler uses cannot be made: that event fails, the connection stays")
    void unmadeBeanInHandler_failsTheEvent() {
        table("late-bag", this::failsTheEvent);
    }

    @Contract(rule = "E4", proves = "@OnEvent throws: error 'failed' without the text, one log line, connection stays")
    void onEvent_failsTheEvent() {
        table("event", this::failsTheEvent);
    }

    private void failsTheEvent(String endpoint, String path) {
        try (Client client = site().open("/" + path)) {
            assertThat(client.call("event", "null"))
                    .as(path)
                    .contains("\"failed\"")
                    .doesNotContain(SECRET);
            assertThat(client.call("fine", "null")).as(path).contains("\"data\":\"fine\"");
        }
        awaitDestroyed(path);
        assertThat(callbacks(path)).as(path).doesNotContain("error").containsOnlyOnce("disconnect");
        awaitLog(1, "FOYER-4001: The handler of event 'event'", id(path));
        nothingIsLeft();
    }

    @Contract(
            rule = "C6",
            proves = "@OnOpen throws: @OnError, close 1011 without the text, @OnDisconnect, one log line")
    void onOpen_closes1011() {
        table("open", (endpoint, path) -> {
            closedWith1011("/" + path);

            awaitDestroyed(path);
            assertThat(callbacks(path))
                    .as(path)
                    .containsExactly("connect", "open", "error", "close", "disconnect", "destroy");
            awaitLog(1, "FOYER-4002: @OnOpen of", id(path));
            assertThat(ServerLog.lines("FOYER-4002", id(path))).as(path).hasSize(1);
            nothingIsLeft();
        });
    }

    @Contract(rule = "C6", proves = "@OnError throws too: the same, and one log line for each")
    void onError_changesNothing() {
        table("error", (endpoint, path) -> {
            closedWith1011("/" + path);

            awaitDestroyed(path);
            assertThat(callbacks(path)).as(path).containsExactly("connect", "error", "close", "disconnect", "destroy");
            awaitLog(1, "FOYER-4002: @OnOpen of", id(path));
            awaitLog(1, "FOYER-4002: @OnError of", id(path));
            nothingIsLeft();
        });
    }

    @Contract(
            rule = {"C7", "C8"},
            proves = "@OnClose throws: @OnDisconnect runs, everything is destroyed, one log line")
    void onClose_isFollowedByOnDisconnect() {
        table("close", (endpoint, path) -> ends(path, "FOYER-4002: @OnClose of"));
    }

    @Contract(
            rule = {"C7", "C8"},
            proves = "@OnDisconnect throws: no room, no count, everything is destroyed, one log line")
    void onDisconnect_leavesNothing() {
        table("disconnect", (endpoint, path) -> ends(path, "FOYER-4002: @OnDisconnect of"));
    }

    @Contract(
            rule = "C8",
            proves = "@PreDestroy of the endpoint throws: the other beans are destroyed, one log line, nothing is left")
    void preDestroyOfTheEndpoint_leavesNothing() {
        for (String kind : KINDS) {
            ends("Plain/destroy/" + kind, "FOYER-4002: @PreDestroy of");
        }
    }

    /** CDI itself catches and logs what a bean's {@code @PreDestroy} throws, and may then keep its dependent beans. */
    @Contract(rule = "C8", proves = "@PreDestroy of an endpoint that is a bean throws: other beans are destroyed too")
    void preDestroyOfAnEndpointBean_leavesNothing() {
        for (String kind : KINDS) {
            String path = "Bean/destroy/" + kind;
            try (Client client = site().open("/" + path)) {
                client.call("fine", "null");
            }
            site().awaitJournal("/" + path + " bag destroyed");
            site().awaitJournal("/" + path + " destroy");
            nothingIsLeft();
        }
    }

    @Contract(rule = "C8", proves = "@PreDestroy of a bean throws: the others are destroyed, nothing is left")
    void preDestroyOfABean_leavesNothing() {
        table("bag-destroy", (endpoint, path) -> ends(path, ""));
    }

    /** The whole life of a connection that its peer closes. */
    private void ends(String path, String logged) {
        try (Client client = site().open("/" + path)) {
            assertThat(client.call("fine", "null")).as(path).contains("\"data\":\"fine\"");
            client.close(1000, "");
        }
        awaitDestroyed(path);
        assertThat(callbacks(path)).as(path).containsExactly("connect", "open", "close", "disconnect", "destroy");
        if (!logged.isEmpty()) {
            awaitLog(1, logged, id(path));
            assertThat(ServerLog.lines("FOYER-4002", id(path))).as(path).hasSize(1);
        }
        nothingIsLeft();
    }

    private void refusedWith500(String path) {
        Http.Answer answer = Http.upgrade(site().http(path), Map.of());

        assertThat(answer.status()).as(path).isEqualTo(500);
        assertThat(answer.body() + answer.headers())
                .as(path)
                .doesNotContain(SECRET, "Exception", "AssertionError", "StackOverflow");
    }

    /** 03 F3 is 1011. */
    private void closedWith1011(String path) {
        try (var wire = new Wire(site().ws(path))) {
            assertThat(wire.status()).isEqualTo(101);
            wire.awaitText("\u0003\u00f3failed");
            assertThat(wire.sendClose().readToEnd()).as(path).isEmpty();
        }
    }

    private void awaitDestroyed(String path) {
        site().awaitJournal("/" + path + " bag destroyed");
        site().awaitJournal("/" + path + " helper destroyed");
    }

    private void awaitLog(int count, String... texts) {
        await().atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(ServerLog.lines(texts)).hasSize(count));
    }

    private void nothingIsLeft() {
        await().atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(Http.get(site().http("/left")).body())
                        .isEqualTo("0 connections, rooms [], everyone 0"));
    }

    private List<String> callbacks(String path) {
        return entries(path).stream().filter(entry -> !entry.contains(" ")).toList();
    }

    private List<String> destroyed(String path) {
        return entries(path).stream()
                .filter(entry -> entry.endsWith(" destroyed"))
                .toList();
    }

    private String id(String path) {
        return entries(path).stream()
                .filter(entry -> entry.startsWith("id "))
                .map(entry -> entry.substring("id ".length()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> entries(String path) {
        String start = "/" + path + " ";
        return site().journal(start).stream()
                .map(entry -> entry.substring(start.length()))
                .toList();
    }

    private Site site() {
        return new Site(url);
    }
}
