// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What a wrapped endpoint sends through Jakarta's own session: rule D1. */
@ContractTest
class SessionIT {

    private static final int MESSAGES = 2000;

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("session", SessionIT.class);
    }

    @ServerEndpoint("/session")
    public static class Plain {
        @Inject
        Connection connection;

        @OnConnect
        void connect() {}

        @OnMessage
        String handle(String what, Session session) throws Exception {
            switch (what) {
                case "flood" -> flood(session);
                case "broadcast" -> {
                    for (Session each : session.getOpenSessions()) {
                        each.getBasicRemote().sendText("to all");
                    }
                }
                case "parts" -> parts(session);
                case "futures" -> {
                    session.getAsyncRemote().sendText("first").get();
                    session.getAsyncRemote().sendText("second", result -> connection.emit("sent", result.isOK()));
                }
                case "close" -> {
                    session.getBasicRemote().sendText("before");
                    session.close(new CloseReason(() -> 4123, "done"));
                    return after(session);
                }
                default -> session.getBasicRemote().sendObject(what.length());
            }
            return null;
        }

        @SuppressWarnings("FutureReturnValueIgnored") // as plain code often does
        private void flood(Session session) {
            Connection mine = connection.members().iterator().next();
            List<Runnable> ways = List.of(
                    () -> send(session, "b"),
                    () -> session.getAsyncRemote().sendText("a"),
                    () -> session.getAsyncRemote().sendText("h", result -> {}),
                    () -> mine.emit("e", "x"));
            for (Runnable way : ways) {
                new Thread(() -> {
                            for (int i = 0; i < MESSAGES; i++) {
                                way.run();
                            }
                        })
                        .start();
            }
        }

        private static void send(Session session, String text) {
            try {
                session.getBasicRemote().sendText(text);
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        }

        private static void parts(Session session) throws IOException {
            session.getBasicRemote().sendText("one ", false);
            session.getBasicRemote().sendText("message", true);
            try (Writer writer = session.getBasicRemote().getSendWriter()) {
                writer.write("writ");
                writer.write("ten");
            }
            session.getBasicRemote().sendBinary(ByteBuffer.wrap(new byte[] {1}), false);
            session.getBasicRemote().sendBinary(ByteBuffer.wrap(new byte[] {2}), true);
        }

        private static String after(Session session) throws InterruptedException {
            try {
                session.getBasicRemote().sendText("after");
                return "sent";
            } catch (IOException expected) {
                try {
                    session.getAsyncRemote().sendText("after").get();
                    return "sent";
                } catch (ExecutionException alsoExpected) {
                    return null;
                }
            }
        }
    }

    /** Beside others that have sessions of the same class as far as the container knows. */
    @ServerEndpoint("/admin")
    public static class Admin {
        @OnConnect
        void connect() {}

        @OnMessage
        String tell(String what, Session session) throws IOException {
            for (Session each : session.getOpenSessions()) {
                each.getBasicRemote().sendText(what);
            }
            return session.getOpenSessions().size() + " told, among them me: "
                    + session.getOpenSessions().contains(session);
        }
    }

    @ServerEndpoint("/visitors")
    public static class Visitors {
        @OnEvent("hello")
        String hello() {
            return "welcome";
        }
    }

    @Contract(rule = "D1", proves = "what four threads send by the session and by emits all arrives")
    @NeedsServer("threads of its own")
    void sendsAndEmits_allArrive() {
        try (Client client = site.open("/session")) {
            client.send("flood");

            var counts = new HashMap<String, Integer>();
            client.next(4 * MESSAGES).forEach(message -> counts.merge(message, 1, Integer::sum));
            assertThat(counts)
                    .isEqualTo(Map.of(
                            "a", MESSAGES, "b", MESSAGES, "h", MESSAGES, "{\"event\":\"e\",\"data\":\"x\"}", MESSAGES));
        }
    }

    @Contract(rule = "D1", proves = "the other sessions of the endpoint may be sent to from one's callback")
    void openSessions_canBeSentTo() {
        var clients = new ArrayList<Client>();
        for (int i = 0; i < 3; i++) {
            Client client = site.open("/session");
            assertThat(client.send("12345").next()).isEqualTo("5"); // it is open on the server too
            clients.add(client);
        }
        clients.get(0).send("broadcast");

        clients.forEach(client -> assertThat(client.next()).isEqualTo("to all"));
        clients.forEach(Client::close);
    }

    @Contract(rule = "D1", proves = "the open sessions are those of the same endpoint, whatever the others use")
    void openSessions_areOfTheSameEndpoint() {
        try (Client one = site.open("/admin");
                Client two = site.open("/admin");
                Client plain = site.open("/session");
                Client visitor = site.open("/visitors")) {
            assertThat(two.send("two").until(text -> text.contains("told"))).contains("two");
            assertThat(plain.send("12345").next()).isEqualTo("5");
            assertThat(visitor.call("hello", "null")).contains("welcome");
            one.send("news");

            assertThat(one.until(text -> text.contains("told"))).endsWith("news", "2 told, among them me: true");
            assertThat(two.next()).isEqualTo("news");
            assertThat(visitor.drain()).isEmpty();
            assertThat(plain.send("1234").next()).isEqualTo("4");
        }
    }

    @Contract(rule = "D1", proves = "parts, writers and futures are sent whole and in order")
    void partsAndFutures_areSentInOrder() {
        try (Client client = site.open("/session")) {
            client.send("parts").send("futures");

            assertThat(client.next(5))
                    .containsExactly("one message", "written", "first", "second", "{\"event\":\"sent\",\"data\":true}");
            assertThat(client.nextBinary()).containsExactly(1, 2);
        }
    }

    @Contract(
            rule = {"C7", "D1"},
            proves = "closing the session sends what waits, and nothing after it")
    void close_comesAfterWhatWaits() {
        try (Client client = site.open("/session")) {
            client.send("close");

            assertThat(client.next()).isEqualTo("before");
            assertThat(client.closeCode()).isEqualTo(4123);
            assertThat(client.isDrained()).isTrue();
        }
    }
}
