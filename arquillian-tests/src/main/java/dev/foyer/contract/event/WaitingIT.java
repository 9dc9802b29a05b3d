// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event;

import java.util.Map;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Gates;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What waits for a handler, and what does not: rules C6, E5, E9, E10 and E11. */
@ContractTest
@SameEverywhere("Foyer's own waiting")
class WaitingIT {

    private static final String PONG = "{\"pong\":1}";
    private static final int ROUND_TRIPS = 20;

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("waiting", WaitingIT.class),
                "foyer.limits.pending-bytes=200000",
                "foyer.limits.concurrent-events=3",
                "foyer.heartbeat.interval=1s");
    }

    @ServerEndpoint("/waiting/{name}")
    public static class Waiting {
        @Inject
        Journal journal;

        @Inject
        Gates gates;

        @Inject
        Connection connection;

        @OnConnect
        void connect() {}

        @OnEvent("stage")
        CompletionStage<Void> stage() {
            return gates.stage(name());
        }

        @OnEvent("block")
        void block() {
            gates.pass(name());
        }

        @OnEvent(value = "beside", concurrent = true)
        void beside() {
            journal.note(name() + " beside");
            gates.pass(name());
        }

        @OnEvent("text")
        int text(String text) {
            return text.length();
        }

        @OnDisconnect
        void left(Closing closing) {
            journal.note(name() + " left " + closing.code());
        }

        private String name() {
            return connection.handshake().pathVariables().get("name");
        }
    }

    /** One whose opening takes time. */
    @ServerEndpoint("/late/{name}")
    public static class Late {
        @Inject
        Gates gates;

        @Inject
        @RoomName("all")
        Room all;

        @OnConnect
        void connect() {}

        @OnOpen
        void opened(Connection connection) {
            connection.emit("hello", 1);
            gates.pass(connection.handshake().pathVariables().get("name"));
            all.join(connection);
        }

        @OnEvent("shout")
        int shout() {
            return all.emit("shouted", 1).recipients();
        }
    }

    @Contract(
            rule = "E9",
            proves = "frames that wait for a stage are bounded in bytes: beyond that 1008, and @OnDisconnect at once")
    void framesBehindAStage_areBoundedInBytes() {
        String large = "{\"event\":\"text\",\"data\":\"" + "x".repeat(60_000) + "\"}";
        try (Client client = site.open("/waiting/bytes");
                Client other = site.open("/waiting/other")) {
            client.send("{\"event\":\"stage\"}");
            site.awaitGate("bytes");

            client.send(large).send(large).send(large).send("{\"ping\":1}");
            assertThat(client.next()).isEqualTo(PONG);
            assertThat(other.call("text", "\"served\"")).endsWith("6}");
            client.send(large);

            assertThat(client.closeCode()).isEqualTo(1008);
            site.awaitJournal("bytes left 1008");
            assertThat(other.call("text", "\"still\"")).endsWith("5}");
        }
    }

    @Contract(
            rule = {"E5", "E9"},
            proves =
                    "so many concurrent handlers of one connection are under way at once; the others wait, and what comes after them")
    @NeedsServer("a handler that blocks its thread")
    void concurrentHandlers_areBounded() {
        try (Client client = site.open("/waiting/beside");
                Client other = site.open("/waiting/other")) {
            for (int i = 0; i < 5; i++) {
                client.send("{\"event\":\"beside\"}");
            }
            client.send("{\"event\":\"text\",\"data\":\"\",\"id\":1}");
            await().atMost(Client.PATIENCE)
                    .untilAsserted(() -> assertThat(site.journal("beside ")).hasSize(3));
            for (int i = 0; i < ROUND_TRIPS; i++) {
                assertThat(other.call("text", "\"served\"")).endsWith("6}");
            }
            assertThat(site.journal("beside ")).hasSize(3);
            assertThat(client.drain()).isEmpty();

            site.openGate("beside");

            assertThat(client.next()).isEqualTo("{\"reply\":1,\"data\":0}");
            await().atMost(Client.PATIENCE)
                    .untilAsserted(() -> assertThat(site.journal("beside ")).hasSize(5));
        }
    }

    @Contract(rule = "E10", proves = "a ping is answered at once, while a handler's stage is unfinished")
    void pingBehindAStage_isAnsweredAtOnce() {
        try (Client client = site.open("/waiting/ping")) {
            client.send("{\"event\":\"stage\",\"id\":1}");
            site.awaitGate("ping");

            client.send("{\"event\":\"text\",\"data\":\"\",\"id\":2}").send(" { \"ping\" : true } ");
            assertThat(client.next()).isEqualTo(PONG);

            site.openGate("ping");
            assertThat(client.next(2)).containsExactly("{\"reply\":1}", "{\"reply\":2,\"data\":0}");
        }
    }

    @Contract(
            rule = "E10",
            proves =
                    "while a handler holds up the thread that reads, a client of foyer.v1 hears by itself that the server is there")
    @NeedsServer("a handler that blocks its thread")
    void blockingHandler_isNoSilence() {
        try (Client client = site.open("/waiting/block", Map.of(), "foyer.v1")) {
            assertThat(client.next()).startsWith("{\"welcome\":");
            client.send("{\"event\":\"block\",\"id\":1}");
            site.awaitGate("block");

            assertThat(client.next(2)).containsExactly(PONG, PONG);

            site.openGate("block");
            assertThat(client.next(frame -> !frame.equals(PONG))).isEqualTo("{\"reply\":1}");
        }
    }

    @Contract(
            rule = {"C6", "E11"},
            proves =
                    "the welcome comes after @OnOpen has run: who has it hears what is emitted to the rooms that it joined")
    @NeedsServer("a handler that blocks its thread")
    void welcome_comesAfterOnOpen() {
        site.openGate("first");
        try (Client first = site.open("/late/first", Map.of(), "foyer.v1")) {
            assertThat(first.next(2).get(1)).startsWith("{\"welcome\":");
            try (Client second = site.open("/late/second", Map.of(), "foyer.v1")) {
                site.awaitGate("second");
                assertThat(first.call("shout", "null")).endsWith("1}");
                assertThat(second.next()).isEqualTo("{\"event\":\"hello\",\"data\":1}");
                assertThat(second.isDrained()).isTrue();

                site.openGate("second");
                assertThat(second.next()).startsWith("{\"welcome\":");
                assertThat(first.call("shout", "null")).endsWith("2}");
                assertThat(second.next()).isEqualTo("{\"event\":\"shouted\",\"room\":\"all\",\"data\":1}");
            }
        }
    }
}
