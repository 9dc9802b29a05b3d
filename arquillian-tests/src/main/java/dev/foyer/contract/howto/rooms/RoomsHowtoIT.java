// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.rooms;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What docs/howto/rooms.md says. */
@ContractTest
@SameEverywhere("Foyer's own registry")
class RoomsHowtoIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("howto-rooms", GameEndpoint.class)
                .addClasses(ClubGuard.class, Attendance.class, AttendanceServlet.class);
    }

    @Contract(
            rule = {"R1", "R2", "R4", "R5", "R6"},
            proves = "rooms.md: a table and its audience, joined, left, emitted to with and without some")
    void table_isARoomOfThePath() {
        try (Client ada = player("ada", 1);
                Client other = player("other", 2)) {
            Client bob = player("bob", 1);
            assertThat(ada.next()).isEqualTo("{\"event\":\"game.joined\",\"room\":\"game-1\",\"data\":\"bob\"}");
            other.call("game.watch", "null");
            ada.call("game.move", "\"e4\"");
            assertThat(bob.next()).isEqualTo("{\"event\":\"game.moved\",\"data\":\"e4\"}");
            assertThat(other.next()).isEqualTo("{\"event\":\"game.moved\",\"data\":\"e4\"}");
            bob.close();
            ada.call("game.move", "\"e5\"");
            assertThat(other.next()).contains("e5");
        }
    }

    @Contract(rule = "R7", proves = "rooms.md: a whisper reaches all windows of a user, or says that nobody is there")
    void whisper_reachesAUser() {
        try (Client carl = player("carl", 3);
                Client dora = player("dora", 4);
                Client window = player("dora", 5)) {
            assertThat(carl.call("whisper", "{\"to\":\"dora\",\"text\":\"psst\"}"))
                    .contains("\"data\":true");
            assertThat(dora.next()).isEqualTo(window.next()).contains("{\"from\":\"carl\",\"text\":\"psst\"}");
            assertThat(carl.call("whisper", "{\"to\":\"nobody\",\"text\":\"psst\"}"))
                    .contains("\"data\":false");
        }
    }

    @Contract(rule = "R8", proves = "rooms.md: who moves to another namespace is in its rooms and in no others")
    void namespace_hasRoomsOfItsOwn() {
        try (Client ada = player("ada", 6);
                Client bob = player("bob", 6)) {
            assertThat(bob.call("tournament.enter", "null")).contains("\"data\":[\"hall\"]");
            ada.call("game.move", "\"d4\"");
            assertThat(bob.drain()).isEmpty();
        }
    }

    @Contract(rule = "R11", proves = "rooms.md: clients join what the guard lets them join")
    void guard_isAsked() {
        try (Client ada = player("ada", 7);
                Client bob = player("bob", 7);
                Client carl = player("carl", 7)) {
            assertThat(ada.call("room.join", "{\"room\":\"club-1\"}")).isEqualTo("{\"reply\":\"call\"}");
            assertThat(bob.call("room.join", "{\"room\":\"club-1\"}")).isEqualTo("{\"reply\":\"call\"}");
            assertThat(carl.call("room.join", "{\"room\":\"club-1\"}")).contains("forbidden");
            assertThat(carl.call("room.join", "{\"room\":\"audience\"}")).contains("forbidden");
        }
    }

    @Contract(
            rule = {"R1", "R3"},
            proves = "rooms.md: observers can keep a record of who is where")
    void attendance_isARecord() {
        try (Client ada = player("ada", 8)) {
            ada.drain();
            await().atMost(Client.PATIENCE)
                    .untilAsserted(() -> assertThat(attendance()).endsWith("in {game-8=1}"));
        }
        await().atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(attendance()).isEqualTo("0 online, in {}"));
    }

    private String attendance() {
        return Http.get(site.http("/attendance")).body();
    }

    private Client player(String name, int game) {
        Client client = site.open("/games/" + game + "?name=" + name);
        assertThat(client.drain()).isEmpty(); // and it has joined
        return client;
    }
}
