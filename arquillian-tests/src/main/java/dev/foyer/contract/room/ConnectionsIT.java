// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room;

import java.util.Map;

import jakarta.inject.Inject;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who is connected: rule R9. */
@ContractTest
@SameEverywhere("Foyer's own registry")
class ConnectionsIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("connections", ConnectionsIT.class);
    }

    @ServerEndpoint("/chat")
    public static class Chat {
        @Inject
        Connections connections;

        @Inject
        Connection connection;

        @OnEvent("known")
        boolean known() {
            return connections.count() == connections.everyone().members().size()
                    && connections.find(connection.id()).orElseThrow().equals(connection)
                    && connections.everyone().members().contains(connection)
                    && connections.ofEndpoint(Chat.class).members().contains(connection)
                    && !connections.ofEndpoint(Game.class).members().contains(connection)
                    && connections.find("nobody").isEmpty();
        }

        @OnEvent("id")
        String id() {
            return connection.id();
        }

        @OnEvent("find")
        String find(String id) {
            return connections.find(id).isPresent() + " "
                    + connections.everyone().members().stream()
                            .anyMatch(member -> member.id().equals(id));
        }

        @OnEvent("tell-all")
        int tellAll() {
            return connections.everyone().emit("all", "everyone").recipients();
        }

        @OnEvent("tell-game")
        int tellGame() {
            return connections.ofEndpoint(Game.class).emit("game", "news").recipients();
        }

        @OnEvent("strangers")
        String strangers() {
            return refusal(String.class) + " " + refusal(Plain.class) + " " + refusal(Connection.class);
        }

        private String refusal(Class<?> type) {
            try {
                connections.ofEndpoint(type);
                return "none";
            } catch (IllegalArgumentException expected) {
                return expected.getMessage().substring(0, "FOYER-nnnn".length());
            }
        }
    }

    @ServerEndpoint("/game/{table}")
    public static class Game {
        @OnEvent("here")
        void here() {}
    }

    /** The container's own. */
    @ServerEndpoint("/plain")
    public static class Plain {
        @OnMessage
        public String echo(String text) {
            return text;
        }
    }

    /** Looks whether it is known while its handshake is not over, then refuses it or not. */
    @ServerEndpoint("/door/{answer}")
    public static class Door {
        @Inject
        Connections connections;

        @Inject
        Journal journal;

        @OnConnect
        void connect(Connection connection, Handshake handshake) {
            String answer = handshake.pathVariables().get("answer");
            boolean known = connections.find(connection.id()).isPresent()
                    || connections.everyone().members().contains(connection)
                    || connections.namespace("/").members().contains(connection)
                    || connections.ofEndpoint(Door.class).members().contains(connection);
            journal.note(answer + ", known " + known + ", open " + connection.isOpen() + ", here "
                    + connections.ofEndpoint(Door.class).members().size());
            if (answer.equals("no")) {
                throw Refused.forbidden("Not you");
            }
        }

        @OnOpen
        void opened() {
            journal.note("opened, here "
                    + connections.ofEndpoint(Door.class).members().size());
        }
    }

    @Contract(rule = "R9", proves = "connections are counted, listed and found, and everyone is reached")
    void connections_areKnown() {
        try (Client one = site.open("/chat");
                Client two = site.open("/game/1")) {
            two.drain();
            assertThat(one.call("known", "null")).contains("\"data\":true");
            one.send("{\"event\":\"tell-all\"}");
            assertThat(two.next()).isEqualTo("{\"event\":\"all\",\"data\":\"everyone\"}");
        }
    }

    @Contract(rule = "R9", proves = "a connection is found until it has ended")
    void connection_isFoundUntilItsEnd() {
        try (Client one = site.open("/chat")) {
            Client two = site.open("/chat");
            String id = two.call("id", "null").replaceAll(".*\"data\":\"([^\"]+)\".*", "$1");
            assertThat(one.call("find", "\"" + id + "\"")).contains("\"true true\"");

            two.abort();

            await().atMost(Client.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(one.call("find", "\"" + id + "\"")).contains("\"false false\""));
        }
    }

    @Contract(rule = "R9", proves = "an endpoint's connections are those that came through it, all its paths included")
    void endpoint_isItsConnections() {
        try (Client chat = site.open("/chat");
                Client one = site.open("/game/one");
                Client two = site.open("/game/two")) {
            one.call("here", "null");
            two.call("here", "null");

            await().atMost(Client.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(chat.call("tell-game", "null")).contains("\"data\":2"));
            assertThat(one.next()).isEqualTo("{\"event\":\"game\",\"data\":\"news\"}");
            assertThat(two.next()).isEqualTo("{\"event\":\"game\",\"data\":\"news\"}");
        }
    }

    @Contract(rule = "R9", proves = "a class that is no endpoint of Foyer's is refused with a number")
    void endpointOfAnotherClass_isRefused() {
        try (Client chat = site.open("/chat")) {
            assertThat(chat.call("strangers", "null")).contains("FOYER-4018 FOYER-4018 FOYER-4018");
        }
    }

    @Contract(rule = "R9", proves = "refused and half-open peers are in none of the views")
    void refusedAndHalfOpen_areUnknown() {
        assertThat(Http.upgrade(site.http("/door/no"), Map.of()).status()).isEqualTo(403);
        assertThat(Http.upgrade(site.http("/door/no"), Map.of()).status()).isEqualTo(403);
        try (Client let = site.open("/door/yes")) {
            let.drain();
        }

        assertThat(site.journal())
                .containsExactly(
                        "no, known false, open false, here 0",
                        "no, known false, open false, here 0",
                        "yes, known false, open false, here 0",
                        "opened, here 1");
    }
}
