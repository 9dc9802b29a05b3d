// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.resume;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a client finds that comes back to its connection: rules Q1, Q4 and Q5. */
@ContractTest
class ResumeIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("resume", ResumeIT.class).addClasses(TunnelEndpoint.class, Comer.class);
    }

    private Comer connect(String name) {
        return Comer.open(site.ws("/tunnel"), login(name, "guest"));
    }

    private static Map<String, String> login(String name, String rank) {
        return Map.of("name", name, "rank", rank);
    }

    /** Emits numbers to the room of a user, from another connection. */
    private void count(String user, int from, int to) {
        try (Client other = site.open("/tunnel", login("other", "guest"))) {
            other.call("count", "{\"user\":\"" + user + "\",\"from\":" + from + ",\"to\":" + to + "}");
        }
    }

    private static List<String> numbers(String user, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "{\"event\":\"number\",\"room\":\"tunnel " + user + "\",\"data\":" + i + "}")
                .toList();
    }

    @Contract(rule = "Q1", proves = "after a cut, the client finds its connection as it was, and all that was emitted")
    void cut() {
        try (Comer ada = connect("cut")) {
            String id = ada.id();
            count("cut", 1, 3);
            assertThat(ada.next(3)).isEqualTo(numbers("cut", 1, 3));

            ada.cut();
            site.awaitJournal("parked cut");
            count("cut", 4, 40);

            assertThat(ada.comeBack()).isEqualTo("all");
            assertThat(ada.next(37)).isEqualTo(numbers("cut", 4, 40));
            assertThat(ada.id()).isEqualTo(id);
            site.awaitJournal("back cut guest true cut");
            site.awaitJournal("resumed cut true");
            assertThat(site.journal("error cut")).isEmpty();
            assertThat(site.journal("left cut")).isEmpty();
        }
        site.awaitJournal("left cut 1000");
    }

    @Contract(rule = "Q1", proves = "what the client sent and did not arrive is handled once, after what did arrive")
    void messages() {
        try (Comer ada = connect("messages")) {
            assertThat(ada.call("note", "\"one\"")).contains("\"data\":\"guest\"");
            ada.cut();
            ada.lose("{\"event\":\"note\",\"data\":\"two\"}");
            ada.lose("{\"event\":\"note\",\"data\":\"three\"}");

            assertThat(ada.comeBack()).isEqualTo("all");
            ada.call("note", "\"four\"");

            assertThat(site.journal("note messages"))
                    .containsExactly(
                            "note messages one", "note messages two", "note messages three", "note messages four");
        }
    }

    @Contract(rule = "Q1", proves = "a call in flight is answered on the new line, once")
    void callInFlight() {
        try (Comer ada = connect("flight")) {
            ada.send("{\"event\":\"wait\",\"id\":\"w\"}");
            site.awaitGate("flight");
            ada.cut();

            String how = ada.comeBack();
            site.openGate("flight");

            assertThat(ada.next()).isEqualTo("{\"reply\":\"w\",\"data\":\"waited\"}");
            assertThat(how).isEqualTo("all");
        }
    }

    @NeedsServer("blocks a thread")
    @Contract(rule = "Q1", proves = "a handler that blocks the thread of a line that is lost answers on the next one")
    void blockedHandler() {
        try (Comer ada = connect("blocked")) {
            ada.send("{\"event\":\"block\",\"id\":\"b\"}");
            site.awaitGate("blocked");
            ada.cut();

            String how = ada.comeBack();
            ada.send("{\"event\":\"note\",\"data\":\"after\",\"id\":\"n\"}");
            site.openGate("blocked");

            assertThat(ada.next(2))
                    .containsExactly("{\"reply\":\"b\",\"data\":\"went on\"}", "{\"reply\":\"n\",\"data\":\"guest\"}");
            assertThat(how).isEqualTo("all");
        }
    }

    @Contract(rule = "Q1", proves = "a line that is not known to be dead gives way to its successor")
    void takeOver() {
        try (Comer ada = connect("over")) {
            String id = ada.id();
            Client old = ada.line();

            assertThat(ada.comeBack()).isEqualTo("all");

            assertThat(old.closeCode()).isEqualTo(4502);
            assertThat(ada.id()).isEqualTo(id);
            assertThat(ada.call("note", "\"x\"")).contains("guest");
            assertThat(site.journal("left over")).isEmpty();
        }
    }

    @Contract(rule = "Q4", proves = "the handshake runs again, and its user context replaces the earlier one")
    void rights() {
        try (Comer ada = connect("rights")) {
            ada.cut();
            assertThat(ada.comeBack(login("rights", "admin"), ada.offer())).isEqualTo("all");
            assertThat(ada.call("note", "\"x\"")).contains("\"data\":\"admin\"");

            ada.cut();
            assertThatThrownBy(() -> ada.comeBack(login("rights", "banned"), ada.offer()))
                    .hasMessageContaining("No connection");
            assertThat(ada.comeBack()).isEqualTo("all");
        }
    }

    @Contract(rule = "Q5", proves = "with another user's credentials, a token is worth nothing")
    void anotherUser() {
        Comer ada = connect("robbed");
        String id = ada.id();
        ada.cut();
        site.awaitJournal("parked robbed");

        try (Comer mallory = connect("mallory")) {
            assertThat(mallory.comeBack(login("mallory", "guest"), ada.offer())).isEmpty();
            assertThat(mallory.id()).isNotEqualTo(id);
        }
        site.awaitJournal("left robbed 1006");
    }

    @Contract(rule = "Q5", proves = "a token lets one client in, once")
    void twice() {
        try (Comer ada = connect("twice")) {
            String offer = ada.offer();
            String id = ada.id();
            ada.cut();
            assertThat(ada.comeBack()).isEqualTo("all");
            ada.call("note", "\"here\"");

            try (Comer other = connect("twice")) {
                assertThat(other.comeBack(login("twice", "guest"), offer)).isEmpty();
                assertThat(other.id()).isNotEqualTo(id);
                assertThat(other.comeBack(login("twice", "guest"), "foyer.resume." + id + "." + "A".repeat(22) + ".1"))
                        .isEmpty();
            }
            assertThat(ada.call("note", "\"still here\"")).contains("guest");
        }
    }

    @Contract(rule = "Q1", proves = "a client that closes, or that cannot come back, is not waited for")
    void goodbye() {
        connect("goodbye").close();
        site.awaitJournal("left goodbye 1000");

        Client plain = site.open("/tunnel", login("plain", "guest"), "foyer.v1");
        plain.next();
        plain.abort();
        site.awaitJournal("left plain 1006");
        assertThat(site.journal("parked goodbye")).isEmpty();
        assertThat(site.journal("parked plain")).isEmpty();
    }
}
