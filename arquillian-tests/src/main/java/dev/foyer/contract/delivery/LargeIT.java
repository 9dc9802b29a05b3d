// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.OncePerImplementation;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages that are larger than what a socket takes at once: rules D1 to D3. */
@ContractTest
@OncePerImplementation
class LargeIT {

    private static final int SIZE = 300_000;

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("large", LargeIT.class), "foyer.outbox.max-bytes=4194304", "foyer.outbox.send-timeout=600ms");
    }

    @ServerEndpoint("/large")
    public static class Large {
        @Inject
        Journal journal;

        private Session session;

        @OnOpen
        void opened(Session opened) {
            session = opened;
        }

        /** Small and large ones in turn. */
        @OnEvent("send")
        void send(Connection connection) throws IOException {
            for (int i = 0; i < 3; i++) {
                connection.emit("small", i);
                connection.emit("large", "ü😀€x".repeat(SIZE / 10) + i);
                var bytes = new byte[SIZE];
                Arrays.fill(bytes, (byte) i);
                session.getBasicRemote().sendBinary(ByteBuffer.wrap(bytes));
            }
            connection.emit("small", 3);
        }

        @OnEvent("kick")
        void kick(Connection connection) {
            connection.emit("large", "x".repeat(3_000_000)); // more than sockets hold
            connection.close(Closing.KICKED);
        }

        @OnDisconnect
        void left(Handshake handshake, Closing closing) {
            journal.note(handshake.query().get("name") + " left " + closing.code());
        }
    }

    @Contract(
            rule = "D1",
            proves = "messages larger than a socket takes at once arrive whole and in order among others")
    void largeMessages_arriveWholeAndInOrder() {
        for (String[] subprotocols : List.of(new String[0], new String[] {"foyer.v1"})) {
            try (Client client = Client.open(site.ws("/large?name=reader"), Map.of(), subprotocols)) {
                client.send("{\"event\":\"send\"}");
                for (int i = 0; i < 3; i++) {
                    assertThat(client.next(frame -> frame.contains("small")))
                            .isEqualTo("{\"event\":\"small\",\"data\":" + i + "}");
                    assertThat(client.next()
                                    .equals("{\"event\":\"large\",\"data\":\"" + "ü😀€x".repeat(SIZE / 10) + i + "\"}"))
                            .isTrue();
                    var bytes = new byte[SIZE];
                    Arrays.fill(bytes, (byte) i);
                    assertThat(client.nextBinary()).isEqualTo(bytes);
                }
                assertThat(client.next()).isEqualTo("{\"event\":\"small\",\"data\":3}");
            }
        }
    }

    @Contract(
            rule = {"D3", "C7"},
            proves = "closing a peer that takes nothing does not wait for it longer than the send timeout")
    void closeOfAStalledPeer_doesNotHang() {
        try (Client stalled = Client.openStalled(site.ws("/large?name=stalled"))) {
            stalled.send("{\"event\":\"kick\"}");
            site.awaitJournal("[stalled] left " + Closing.KICKED.code());
        }
    }
}
