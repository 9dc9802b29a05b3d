// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.StatePositions;
import dev.foyer.contract.testing.Wars;
import dev.foyer.spi.Position;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What rooms remember, on one node. */
@ContractTest
@SameEverywhere("Foyer's own states")
class StateIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("state", CounterEndpoint.class).addClasses(Counter.class, Duel.class, Archive.class);
    }

    @Contract(
            rule = {"S2", "S3"},
            proves = "increments of several connections all count, and each member sees what follows what it has")
    void increments_allCount() {
        var clients = new ArrayList<Client>();
        for (int i = 0; i < 4; i++) {
            clients.add(member("sum"));
        }
        try {
            clients.forEach(client -> client.send("{\"event\":\"more\",\"data\":500}"));
            for (Client client : clients) {
                List<String> frames = client.until(frame -> frame.contains("\"number\":2000}"));
                assertThat(StatePositions.of(frames))
                        .extracting(Position::number)
                        .endsWith(2_000L);
            }
        } finally {
            clients.forEach(Client::close);
        }
    }

    @Contract(
            rule = "S3",
            proves = "a client that asks gets the value again; one that is no member hears that it is not")
    void question_isAnswered() {
        try (Client ada = member("asked")) {
            String first = state(ada);
            ada.send("{\"state\":\"counter:asked\"}");
            assertThat(state(ada)).isEqualTo(first);

            ada.send("{\"state\":\"counter:other\"}");
            assertThat(state(ada)).isEqualTo("{\"state\":{\"room\":\"counter:other\",\"gone\":true}}");
            ada.send("{\"event\":\"leave\"}");
            assertThat(state(ada)).isEqualTo("{\"state\":{\"room\":\"counter:asked\",\"gone\":true}}");
        }
    }

    @Contract(
            rule = "S3",
            proves = "what is emitted after a change arrives after it, and other clients hear of no change")
    void change_comesBeforeWhatFollows() {
        try (Client ada = member("order");
                Client plain = site.open("/counter/order")) {
            state(ada);
            ada.send("{\"event\":\"emit\"}");
            List<String> frames = ada.until(frame -> frame.contains("\"after\""));
            assertThat(frames.get(frames.size() - 2)).contains("\"patch\":{\"number\":1}");
            assertThat(plain.next()).isEqualTo("{\"event\":\"after\",\"room\":\"counter:order\",\"data\":1}");
        }
    }

    @Contract(rule = "S1", proves = "a value that is too long changes nothing")
    void longValue_isRefused() {
        try (Client ada = member("long")) {
            state(ada);
            assertThat(ada.call("spoil", "null")).contains("\"failed\"");
            assertThat(ada.call("number", "null")).contains("\"data\":0");
        }
    }

    @Contract(
            rule = "S5",
            proves = "a room without a first value cannot be joined, and one that was left for a while begins anew")
    @NeedsServer("time that passes by itself")
    void room_beginsAndEnds() {
        try (Client none = Client.open(site.ws("/counter/none"))) {
            assertThat(none.closeCode()).isEqualTo(1011);
        }
        try (Client ada = member("life")) {
            assertThat(ada.call("more", "3")).contains("\"data\":3");
        }
        Awaitility.await().pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            try (Client bob = member("life")) {
                assertThat(bob.call("number", "null")).contains("\"data\":0");
            }
        });
    }

    @Contract(rule = "S5", proves = "an observer is told once what a room that nobody uses has remembered")
    @NeedsServer("time that passes by itself")
    void forgottenValue_isTold() {
        try (Client watch = member("watch")) {
            try (Client ada = member("archived")) {
                assertThat(ada.call("more", "3")).contains("\"data\":3");
            }
            String told = "{\"event\":\"forgotten\",\"data\":\"counter:archived 3\"}";
            watch.next(told::equals);
            try (Client bob = member("archived-2")) {
                assertThat(bob.call("more", "4")).contains("\"data\":4");
            }
            assertThat(watch.until(frame -> frame.contains("counter:archived-2 4")))
                    .doesNotContain(told);
        }
    }

    @Contract(rule = "S6", proves = "a connection that finds no seat is refused, and gets one when another has left")
    void seats_areBounded() {
        try (Client ada = member("a");
                Client bob = member("a");
                Client cyd = member("a")) {
            ada.call("fight", "\"1\"");
            assertThat(bob.call("fight", "\"1\"")).doesNotContain("error");
            assertThat(cyd.call("fight", "\"1\"")).contains("\"room-full\"");
            bob.call("flee", "\"1\"");
            assertThat(cyd.call("fight", "\"1\"")).doesNotContain("error");
            assertThat(bob.call("fight", "\"1\"")).contains("\"room-full\"");
            ada.abort();
            Awaitility.await().until(() -> !bob.call("fight", "\"1\"").contains("\"room-full\""));
        }
    }

    private Client member(String id) {
        return site.open("/counter/" + id, Map.of(), "foyer.v1");
    }

    /** Returns what is next told of the counter. */
    private static String state(Client client) {
        return client.next(frame -> frame.startsWith("{\"state\""));
    }
}
