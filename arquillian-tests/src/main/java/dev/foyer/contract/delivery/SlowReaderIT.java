// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** A peer that does not read: rule D2, and of D3 what happens when its outbox is full. */
@ContractTest
class SlowReaderIT {

    private static final int BATCH = 50;
    private static final String TEXT = "x".repeat(4096);

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("slow", SlowReaderIT.class),
                "foyer.outbox.max-bytes=1048576",
                "foyer.outbox.send-timeout=5m", // or an emit that waits would be set free by that
                "foyer.limits.frames-per-second=100000",
                "foyer.limits.frames-burst=100000");
    }

    /** A user context. */
    public record Reader(String name) {}

    @ServerEndpoint("/reader")
    public static class Readers {
        @Inject
        @RoomName("readers")
        Room room;

        @Inject
        Journal journal;

        @Inject
        Connection connection;

        @OnConnect
        Reader connect(Handshake handshake) {
            return new Reader(handshake.query().get("name").get(0));
        }

        @OnOpen
        void opened() {
            room.join(connection);
        }

        @OnEvent("batch")
        int batch() {
            for (int i = 0; i < BATCH; i++) {
                room.emit("text", TEXT);
            }
            return room.size();
        }

        @OnDisconnect
        void left(Reader reader, Closing closing) {
            journal.note(reader.name() + " left " + closing.code());
        }
    }

    @Contract(
            rule = {"D2", "D3"},
            proves =
                    "a reader that stalls delays nobody, and is closed 4000 when its outbox is full, which it can read")
    void stalledReader_delaysNobody() {
        Client stalled = Client.openStalled(site.ws("/reader?name=stalled"));
        try (Client quick = site.open("/reader?name=quick")) {
            String reply = "";
            for (int i = 0; i < 2_000 && !reply.endsWith("\"data\":1}"); i++) {
                quick.send("{\"event\":\"batch\",\"id\":" + i + "}");
                assertThat(quick.next(BATCH)).allMatch(frame -> frame.contains(TEXT));
                reply = quick.next();
            }

            assertThat(reply).as("the stalled one is gone").endsWith("\"data\":1}");
            site.awaitJournal("stalled left 4000");
            assertThat(stalled.startReading().closeCode()).isEqualTo(4000);
        }
        stalled.abort();
    }
}
