// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Audience;
import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.ServerEvent;
import dev.foyer.ServerEvent.Mode;
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

/** What becomes of events where others wait: rule D4. */
@ContractTest
class ModesIT {

    /** More than the sockets between hold, of a thousand bytes each. */
    private static final int EVENTS = 20_000;

    private static final String FILLING = "x".repeat(1000);

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("modes", ModesIT.class),
                "foyer.outbox.max-bytes=100000",
                "foyer.outbox.send-timeout=60s",
                "foyer.heartbeat.interval=60m");
    }

    @ServerEvent(value = "price", delivery = Mode.LATEST)
    public record Price(int number, String filling) {}

    @ServerEvent(value = "typing", delivery = Mode.VOLATILE)
    public record Typing(int number, String filling) {}

    @ServerEndpoint("/modes")
    public static class Modes {
        @Inject
        Journal journal;

        @Inject
        Connections connections;

        @Inject
        @RoomName("market")
        Room market;

        @OnEvent("latest")
        void latest(Connection connection) {
            market.join(connection);
            flood(connection, "latest");
        }

        @OnEvent("volatile")
        void drop(Connection connection) {
            flood(connection, "volatile");
        }

        private void flood(Audience audience, String mode) {
            int reached = 0;
            for (int i = 1; i <= EVENTS; i++) {
                reached += (mode.equals("latest")
                                ? audience.emit(new Price(i, FILLING))
                                : audience.emit(new Typing(i, FILLING)))
                        .recipients();
                if (mode.equals("latest") && i % 2 == 0) {
                    market.emit(new Price(-i, FILLING));
                }
            }
            audience.emit("done", reached);
            journal.note(mode + " done");
        }
    }

    @Contract(
            rule = "D4",
            proves = "LATEST: of what waits only the newest of its type and room comes, and the connection stays")
    void latest_comesInsteadOfWhatWaits() {
        try (Client client = Client.openStalled(site.ws("/modes"))) {
            client.send("{\"event\":\"latest\"}");
            site.awaitJournal("latest done");
            client.startReading();

            List<String> all = client.until(message -> message.contains("\"done\""));
            assertThat(all).hasSizeLessThan(EVENTS);
            assertThat(all.get(all.size() - 1)).contains("\"data\":" + EVENTS);
            assertThat(all.subList(all.size() - 3, all.size() - 1))
                    .anyMatch(message -> message.contains("\"number\":" + EVENTS) && !message.contains("\"room\""))
                    .anyMatch(message -> message.contains("\"number\":-" + EVENTS) && message.contains("\"room\""));
            assertThat(numbers(all, false)).isSorted();
        }
    }

    @Contract(
            rule = "D4",
            proves = "VOLATILE: comes only if nothing waits, is counted only then, and the connection stays")
    void volatileEvent_isDroppedWhereOthersWait() {
        try (Client client = Client.openStalled(site.ws("/modes"))) {
            client.send("{\"event\":\"volatile\"}");
            site.awaitJournal("volatile done");
            client.startReading();

            List<String> all = client.until(message -> message.contains("\"done\""));
            assertThat(all).hasSizeLessThan(EVENTS);
            assertThat(all.get(all.size() - 1)).contains("\"data\":" + (all.size() - 1));
            assertThat(numbers(all, false)).isSorted();
        }
    }

    private static List<Integer> numbers(List<String> messages, boolean room) {
        return messages.stream()
                .filter(message -> message.contains("\"number\"") && message.contains("\"room\"") == room)
                .map(message -> Integer.parseInt(message.replaceAll(".*\"number\":(-?\\d+).*", "$1")))
                .toList();
    }
}
