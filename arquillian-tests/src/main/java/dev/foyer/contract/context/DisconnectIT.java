// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.ConnectionScoped;
import dev.foyer.Connections;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Gates;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.TextServlet;
import dev.foyer.contract.testing.Wars;
import dev.foyer.contract.testing.Wire;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Peers that leave while a callback is at work: rules C6 and C7. */
@ContractTest
@NeedsServer("a client on a bare socket")
class DisconnectIT {

    private static final List<String> NEVER_OPENED = List.of("connect", "connect done", "destroyed");
    private static final List<String> OPENED_AND_ENDED =
            List.of("connect", "connect done", "open", "close", "disconnect", "destroyed");

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("disconnect", DisconnectIT.class),
                "foyer.handshake.timeout=2s",
                "foyer.heartbeat.interval=5s"); // by which a server learns of a line that was cut while it was opened
    }

    /** A bean of a connection. */
    @ConnectionScoped
    public static class Bag {
        @Inject
        private Journal journal;

        @Inject
        private Connection connection;

        /** Is made by the first use. */
        public void use() {}

        @PreDestroy
        void end() {
            journal.note(name(connection) + " destroyed");
        }
    }

    @ServerEndpoint("/busy/{place}/{name}")
    public static class Busy {
        @Inject
        Journal journal;

        @Inject
        Gates gates;

        @Inject
        Connection connection;

        @Inject
        Bag bag;

        @OnConnect
        void connect() {
            bag.use();
            at("connect");
        }

        @OnOpen
        void opened() {
            journal.note("id of " + name(connection) + " " + connection.id());
            at("open");
        }

        @OnEvent("blocking")
        void blocking() {
            at("event");
        }

        @OnEvent("stage")
        CompletionStage<Void> stage() {
            note("event");
            return gates.stage(name(connection)).thenRun(() -> note("event done"));
        }

        @OnEvent(value = "beside", concurrent = true)
        void beside() {
            at("event");
            bag.use();
        }

        @OnEvent(value = "stage-beside", concurrent = true)
        CompletionStage<Void> stageBeside() {
            return stage();
        }

        @OnEvent("next")
        void next() {
            note("next");
        }

        @OnClose
        void closed() {
            note("close");
        }

        @OnDisconnect
        void left() {
            note("disconnect");
        }

        private void at(String place) {
            note(place);
            if (place.equals(connection.handshake().pathVariables().get("place"))) {
                gates.pass(name(connection));
                note(place + " done");
            }
        }

        private void note(String entry) {
            journal.note(name(connection) + " " + entry);
        }
    }

    @WebServlet("/is-open")
    public static class IsOpenServlet extends TextServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Connections connections;

        @Override
        protected Object text(HttpServletRequest request) {
            return connections
                    .find(request.getParameter("id"))
                    .map(Connection::isOpen)
                    .orElseThrow();
        }
    }

    @Contract(
            rule = "C7",
            proves =
                    "the line is cut while @OnConnect runs: @OnDisconnect if the server has noticed only after @OnOpen, what was made is destroyed")
    void cutInOnConnect_opensNothingOrEndsIt() {
        try (var wire = new Wire(site.ws("/busy/connect/cut-in-connect"))) {
            site.awaitGate("cut-in-connect");
            wire.cut();
            site.openGate("cut-in-connect");
        }
        site.awaitJournal("cut-in-connect destroyed");

        assertThat(journal("cut-in-connect")).isIn(NEVER_OPENED, OPENED_AND_ENDED);
    }

    @Contract(
            rule = "C7",
            proves = "the line is closed while @OnConnect runs: @OnDisconnect if @OnOpen has run, and only then")
    void lineClosedInOnConnect_opensNothingOrEndsIt() {
        var wire = new Wire(site.ws("/busy/connect/closed-in-connect"));
        site.awaitGate("closed-in-connect");
        wire.close();
        site.openGate("closed-in-connect");
        site.awaitJournal("closed-in-connect destroyed");

        assertThat(journal("closed-in-connect")).isIn(NEVER_OPENED, OPENED_AND_ENDED);
    }

    @Contract(
            rule = {"C6", "C7"},
            proves = "while @OnOpen runs: @OnDisconnect once, after it")
    void leftInOnOpen_endsAfterIt() {
        eachWayToLeave("in-open", "open", (peer, name) -> {
            site.awaitGate(name);
            peer.leave().accept(peer.wire());
            site.openGate(name);
            site.awaitJournal(name + " destroyed");

            assertThat(journal(name))
                    .containsExactly("connect", "open", "open done", "close", "disconnect", "destroyed");
        });
    }

    @Contract(rule = "C7", proves = "while a handler blocks: @OnDisconnect once, after it")
    void leftInHandler_endsAfterIt() {
        eachWayToLeave("in-handler", "event", (peer, name) -> {
            peer.wire().send("{\"event\":\"blocking\"}");
            site.awaitGate(name);
            peer.leave().accept(peer.wire());
            site.openGate(name);
            site.awaitJournal(name + " destroyed");

            assertThat(journal(name))
                    .containsExactly("connect", "open", "event", "event done", "close", "disconnect", "destroyed");
        });
    }

    @Contract(
            rule = {"C7", "E5"},
            proves =
                    "while a handler's stage is unfinished: @OnDisconnect once and at once, and what had not begun is dropped")
    void leftInStage_endsAtOnce() {
        eachWayToLeave("in-stage", "stage", (peer, name) -> {
            peer.wire().send("{\"event\":\"stage\"}").send("{\"event\":\"next\"}");
            site.awaitGate(name);
            peer.leave().accept(peer.wire());
            endsBefore(name, "event done");
        });
    }

    private void endsBefore(String name, String after) {
        site.awaitJournal(name + " destroyed");
        assertThat(journal(name)).containsExactly("connect", "open", "event", "close", "disconnect", "destroyed");

        site.openGate(name);
        site.awaitJournal(name + " " + after);
        assertThat(journal(name))
                .containsExactly("connect", "open", "event", "close", "disconnect", "destroyed", after);
    }

    @Contract(
            rule = {"C4", "C7"},
            proves = "while a concurrent handler blocks: @OnDisconnect once, after it, so that its scope is alive")
    void leftInConcurrentHandler_endsAfterIt() {
        eachWayToLeave("in-event", "event", (peer, name) -> {
            peer.wire().send("{\"event\":\"beside\"}");
            site.awaitGate(name);
            peer.wire().send("{\"event\":\"next\",\"id\":1}").awaitText("{\"reply\":1}");
            leaveAndBeNoticed(peer, name);
            assertThat(journal(name)).containsExactly("connect", "open", "event", "next");

            site.openGate(name);
            site.awaitJournal(name + " destroyed");
            assertThat(journal(name))
                    .containsExactly(
                            "connect", "open", "event", "next", "event done", "close", "disconnect", "destroyed");
        });
    }

    @Contract(
            rule = {"C4", "C7"},
            proves = "while a concurrent handler's stage is unfinished: @OnDisconnect once and at once")
    void leftInConcurrentStage_endsAtOnce() {
        eachWayToLeave("in-stage-beside", "stage", (peer, name) -> {
            peer.wire().send("{\"event\":\"stage-beside\"}");
            site.awaitGate(name);
            peer.leave().accept(peer.wire());
            endsBefore(name, "event done");
        });
    }

    /** A peer and how it leaves. */
    private record Leaving(Wire wire, Consumer<Wire> leave) {}

    /** What a peer sees on its way. */
    @FunctionalInterface
    private interface Way {
        void go(Leaving leaving, String name);
    }

    private void eachWayToLeave(String test, String place, Way way) {
        leave(place, test + "-by-close-frame", Wire::sendClose, way);
        leave(place, test + "-by-closed-line", Wire::close, way);
        leave(place, test + "-by-cut-line", Wire::cut, way);
    }

    private void leave(String place, String name, Consumer<Wire> leave, Way way) {
        try (var wire = new Wire(site.ws("/busy/" + place + "/" + name))) {
            assertThat(wire.status()).isEqualTo(101);
            way.go(new Leaving(wire, leave), name);
        }
    }

    /** Leaves, and waits until the server has noticed. */
    private void leaveAndBeNoticed(Leaving leaving, String name) {
        String start = "id of " + name + " ";
        String id = site.journal(start).get(0).substring(start.length());
        assertThat(isOpen(id)).isEqualTo("true");
        leaving.leave().accept(leaving.wire());
        await().atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(isOpen(id)).isEqualTo("false"));
    }

    private String isOpen(String id) {
        return Http.get(site.http("/is-open?id=" + id)).body();
    }

    private List<String> journal(String name) {
        return site.journal(name + " ").stream()
                .map(entry -> entry.substring(name.length() + 1))
                .toList();
    }

    private static String name(Connection connection) {
        return connection.handshake().pathVariables().get("name");
    }
}
