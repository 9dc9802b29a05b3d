// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.room.latest;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.EventKey;
import dev.foyer.EventVersion;
import dev.foyer.OnEvent;
import dev.foyer.Rooms;
import dev.foyer.ServerEvent;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Newest events that have keys and versions, and that rooms retain: rule D9. */
@ContractTest
@SameEverywhere("Foyer's own tables")
class LatestIT {

    private static final int EVENTS = 20_000;
    private static final String FILLING = "x".repeat(1000);

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("latest", LatestIT.class),
                "foyer.outbox.max-bytes=100000",
                "foyer.outbox.send-timeout=60s",
                "foyer.heartbeat.interval=60m",
                "foyer.latest.max-keys=3");
    }

    @ServerEvent(value = "price", delivery = Mode.LATEST, retained = true)
    public record Price(@EventKey String lot, @EventVersion int version, String filling) {}

    @ServerEndpoint("/latest")
    public static class Latest {
        @Inject
        Journal journal;

        @Inject
        Rooms rooms;

        @OnEvent("join")
        void join(String room, Connection connection) {
            rooms.get(room).join(connection);
            journal.note("joined " + room);
        }

        @OnEvent("price")
        int price(Price price) {
            return rooms.get("hall").emit(price).recipients();
        }

        @OnEvent("flood")
        void flood() {
            for (int i = 1; i <= EVENTS; i++) {
                rooms.get("market").emit(new Price(i % 2 == 0 ? "even" : "odd", i, FILLING));
            }
            rooms.get("market").emit("done", null);
            journal.note("flooded");
        }

        @OnEvent("many")
        boolean many() {
            for (int i = 0; i < 4; i++) {
                try {
                    rooms.get("full").emit(new Price("lot" + i, 1, ""));
                } catch (IllegalStateException full) {
                    return full.getMessage().startsWith("FOYER-5017") && i == 3;
                }
            }
            return false;
        }
    }

    private static String price(String lot, int version) {
        return "{\"lot\":\"" + lot + "\",\"version\":" + version + ",\"filling\":\"\"}";
    }

    private static void assertIs(String frame, String lot, int version) {
        assertThat(frame).contains("\"lot\":\"" + lot + '"').contains("\"version\":" + version);
    }

    @Contract(
            rule = "D9",
            proves = "of what waits only the newest of each key comes, in the order of its versions, and the connection"
                    + " stays")
    void newestOfEachKey_comesInsteadOfWhatWaits() {
        try (Client stalled = Client.openStalled(site.ws("/latest"));
                Client other = site.open("/latest")) {
            stalled.send("{\"event\":\"join\",\"data\":\"market\"}");
            site.awaitJournal("joined market");
            other.send("{\"event\":\"flood\"}");
            site.awaitJournal("flooded");
            stalled.startReading();

            List<String> all = stalled.until(message -> message.contains("\"done\""));
            assertThat(all).hasSizeLessThan(EVENTS);
            assertIs(all.get(all.size() - 3), "odd", EVENTS - 1);
            assertIs(all.get(all.size() - 2), "even", EVENTS);
        }
    }

    @Contract(rule = "D9", proves = "an older version never follows a newer one, and is emitted to nobody")
    void olderVersion_isDropped() {
        try (Client ada = site.open("/latest");
                Client seller = site.open("/latest")) {
            ada.call("join", "\"hall\"");
            assertThat(seller.call("price", price("lamp", 2))).contains("\"data\":1");
            assertIs(ada.next(), "lamp", 2);
            assertThat(seller.call("price", price("lamp", 1))).contains("\"data\":0");
            assertThat(seller.call("price", price("vase", 1))).contains("\"data\":1");
            assertIs(ada.next(), "vase", 1);

            try (Client bob = site.open("/latest")) {
                bob.send("{\"event\":\"join\",\"data\":\"hall\"}");
                assertIs(bob.next(), "lamp", 2);
                assertIs(bob.next(), "vase", 1);
                seller.call("price", price("lamp", 3));
                assertIs(bob.next(), "lamp", 3);
            }
        }
    }

    @Contract(rule = "D9", proves = "an emit beyond what a room may remember is refused with a numbered exception")
    void tooMuch_isRefused() {
        try (Client ada = site.open("/latest")) {
            assertThat(ada.call("many", "null")).contains("\"data\":true");
        }
    }
}
