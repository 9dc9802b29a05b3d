// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import dev.foyer.contract.testing.Wire;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Peers that are gone without a word: rules C7, D3 and D5. */
@ContractTest
class HeartbeatIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("heartbeat", HeartbeatIT.class),
                "foyer.heartbeat.interval=200ms",
                "foyer.heartbeat.timeout=400ms",
                "foyer.outbox.send-timeout=600ms",
                "foyer.outbox.max-bytes=67108864");
    }

    @ServerEndpoint("/beat")
    public static class Beat {
        private static final CountDownLatch HOLDS = new CountDownLatch(1);
        private static final CountDownLatch LET_GO = new CountDownLatch(1);
        private static volatile Connection held;

        @Inject
        Journal journal;

        @Inject
        Connections connections;

        @OnEvent("flood")
        void flood(Connection connection) {
            String text = "x".repeat(100_000);
            for (int i = 0; i < 160; i++) { // more than sockets hold, less than the outbox
                connection.emit("flood", text);
            }
        }

        /** Holds the thread that reads until it is let go. */
        @OnEvent("hold")
        String hold(Connection connection) throws InterruptedException {
            held = connection;
            HOLDS.countDown();
            return LET_GO.await(20, TimeUnit.SECONDS) ? "let go" : "forgotten";
        }

        @OnEvent("flood-held")
        void floodHeld() throws InterruptedException {
            HOLDS.await(20, TimeUnit.SECONDS);
            for (int i = 0; i < 1_000; i++) {
                held.emit("number", i);
            }
        }

        @OnEvent("let-go")
        void letGo() {
            LET_GO.countDown();
        }

        @OnEvent("count")
        int count() {
            return connections.count();
        }

        @OnDisconnect
        void left(Handshake handshake, Closing closing) {
            journal.note(handshake.query().get("name") + " left " + closing.code());
        }
    }

    @Contract(rule = "D5", proves = "a peer that does not answer pings is closed 4001; one that does stays")
    @NeedsServer("a client on a bare socket")
    void silentPeer_isClosed_andAnotherOneStays() {
        try (Client alive = site.open("/beat?name=alive")) {
            for (int i = 0; i < 3; i++) {
                try (Wire silent = new Wire(site.ws("/beat?name=silent" + i))) {
                    assertThat(silent.status()).isEqualTo(101);
                    silent.awaitText("\u0089\u0008").awaitText("heartbeat missed");
                    site.awaitJournal("[silent" + i + "] left 4001");
                }
            }

            assertThat(alive.call("count", "null")).contains("\"data\":1");
        }
    }

    @Contract(
            rule = {"C7", "D5"},
            proves = "a peer that closes with a code that none may send has left, too")
    @NeedsServer("a client on a bare socket")
    void forbiddenCloseCode_endsTheConnection() {
        for (int code : new int[] {5000, 65535}) {
            try (Wire rude = new Wire(site.ws("/beat?name=rude" + code))) {
                assertThat(rude.status()).isEqualTo(101);
                rude.sendClose(code);
                String left = "[rude" + code + "] left ";
                await().atMost(Client.PATIENCE)
                        .untilAsserted(() -> assertThat(site.journal(left))
                                .singleElement() // some servers understand it, to others it is silence
                                .isIn(left + "1002", left + "1003", left + "4001"));
            }
        }
    }

    @Contract(
            rule = "D3",
            proves = "a peer that takes nothing for the send timeout is closed 4000, before its outbox is full")
    void stalledSend_isWatchedByAClock() {
        try (Client stalled = Client.openStalled(site.ws("/beat?name=stalled"))) {
            stalled.send("{\"event\":\"flood\"}");
            site.awaitJournal("[stalled] left 4000");
        }
    }

    @Contract(
            rule = {"D3", "D5"},
            proves = "a peer whose handler holds the thread that reads is not taken for one that does not answer")
    @NeedsServer("a client on a bare socket")
    void busyHandler_isNotASilentPeer() {
        try (Client busy = site.open("/beat?name=busy");
                Client other = site.open("/beat?name=other")) {
            busy.send("{\"event\":\"hold\",\"id\":1}");
            other.call("flood-held", "null");
            for (int i = 0;
                    i < 2;
                    i++) { // for longer than pings and sends may take: long enough to notice one that is silent
                try (Wire silent = new Wire(site.ws("/beat?name=clock" + i))) {
                    assertThat(silent.status()).isEqualTo(101);
                    site.awaitJournal("[clock" + i + "] left 4001");
                }
            }
            other.send("{\"event\":\"let-go\"}");

            List<String> frames = busy.next(1_001);
            assertThat(frames.get(1_000)).contains("\"reply\":1").contains("let go");
            assertThat(frames.subList(0, 1_000)).allMatch(frame -> frame.contains("number"));
        }
    }
}
