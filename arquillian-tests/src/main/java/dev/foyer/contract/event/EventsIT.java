// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Connection;
import dev.foyer.EventRefused;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
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

/** Events and replies: rules E1 to E4, and what of E5 and E9 they rest on. */
@ContractTest
class EventsIT {

    private static final String SECRET = "sEcReT-VaLuE";

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(Wars.of("events", EventsIT.class), "foyer.event.timeout=300ms");
    }

    /** A user context. */
    public record Guest(String name) {}

    @ClientEvent("order")
    public record Order(
            @NotBlank String customer,
            @NotNull @Size(min = 1) List<@Valid Item> items,
            List<@NotBlank String> notes) {}

    /** A part of an order. */
    public record Item(@NotBlank String text, @Max(9) int count) {}

    @ServerEndpoint("/shop")
    public static class Shop {
        @Inject
        Journal journal;

        @Inject
        Connection connection;

        @OnConnect
        Guest connect() {
            return new Guest("guest");
        }

        @OnEvent
        Order order(Order order, Guest guest, Connection current) {
            journal.note("ordered by " + guest.name());
            return order;
        }

        @OnEvent("void")
        void nothing() {}

        @OnEvent("optional")
        String optional(Optional<Item> item) {
            return item.map(Item::text).orElse("none");
        }

        @OnEvent("soon")
        CompletionStage<String> soon(String text) {
            return CompletableFuture.supplyAsync(() -> text);
        }

        @OnEvent("never")
        CompletionStage<String> never() {
            return new CompletableFuture<>();
        }

        @OnEvent("fail-later")
        CompletionStage<String> failLater() {
            return CompletableFuture.supplyAsync(() -> {
                throw new EventRefused("too-late", "Not any more.");
            });
        }

        @OnEvent("fail")
        void fail(String how) {
            switch (how) {
                case "refused" -> throw new EventRefused("room-full", "No \"seat\" left.");
                case "security" -> throw new SecurityException("password=hunter2");
                case "error" -> throw new StackOverflowError("password=hunter2");
                default -> throw new IllegalStateException("password=hunter2");
            }
        }

        @OnEvent("unwritable")
        Unwritable unwritable() {
            return new Unwritable();
        }
    }

    /** A value that fails when JSON-B reads it. */
    public static class Unwritable {
        /** Fails. */
        public String getValue() {
            throw new IllegalStateException("password=hunter2");
        }
    }

    @Contract(
            rule = "E1",
            proves = "an event goes to the handler of its name with a bound payload, in any mix of parameters")
    void event_reachesItsHandler() {
        try (Client client = site.open("/shop")) {
            client.send(
                    "{ \"id\" : \"o-1\" , \"unknown\" : [1,{\"a\":null}] , \"data\" :"
                            + " {\"customer\":\"\\u0041da\",\"items\":[{\"text\":\"tea\",\"count\":2}],\"extra\":true} , \"event\" : \"order\" }");

            assertThat(client.next())
                    .isEqualTo(
                            "{\"reply\":\"o-1\",\"data\":{\"customer\":\"Ada\",\"items\":[{\"count\":2,\"text\":\"tea\"}]}}");
            assertThat(site.journal()).contains("ordered by guest");
            assertThat(client.call("optional", "{\"text\":\"x\",\"count\":1}")).contains("\"data\":\"x\"");
            assertThat(client.send("{\"event\":\"optional\",\"id\":2}").next())
                    .isEqualTo("{\"reply\":2,\"data\":\"none\"}");
        }
    }

    @Contract(
            rule = "E2",
            proves = "every violated constraint is told with its path, tied to the id; the connection stays")
    void invalidPayload_tellsEveryViolation() {
        try (Client client = site.open("/shop")) {
            client.send(
                    "{\"event\":\"order\",\"id\":5,\"data\":{\"customer\":\" \",\"items\":[{\"text\":\"ok\",\"count\":1},"
                            + "{\"text\":\"ok\",\"count\":1},{\"text\":\"\",\"count\":10}],\"notes\":[\"a\",\"\"]}}");

            assertThat(client.next())
                    .isEqualTo(
                            "{\"error\":{\"code\":\"invalid-event\",\"event\":\"order\",\"message\":\"The event's data is not"
                                    + " valid.\",\"violations\":["
                                    + "{\"path\":\"customer\",\"message\":\"must not be blank\"},"
                                    + "{\"path\":\"items[2].count\",\"message\":\"must be less than or equal to 9\"},"
                                    + "{\"path\":\"items[2].text\",\"message\":\"must not be blank\"},"
                                    + "{\"path\":\"notes[1]\",\"message\":\"must not be blank\"}]},\"reply\":5}");
            client.send("{\"event\":\"order\"}");
            assertThat(client.next()).contains("\"path\":\"customer\"").doesNotContain("\"reply\"");
            assertThat(client.call("order", "{\"items\":[{\"count\":1e99999999999}]}"))
                    .contains("invalid-event");
            assertThat(client.call("order", "[]")).contains("\"path\":\"\",\"message\":\"must be an object\"");
            assertThat(client.call("order", "7")).contains("\"path\":\"\",\"message\":\"must be an object\"");
            assertThat(client.call("order", "{\"items\":{},\"customer\":[]}"))
                    .contains("{\"path\":\"customer\",\"message\":\"must be a string\"}")
                    .contains("{\"path\":\"items\",\"message\":\"must be an array\"}");
            assertThat(client.call("order", "{\"items\":[{\"count\":1},{\"count\":\"" + SECRET + "\"}]}"))
                    .contains("\"violations\":[{\"path\":\"items[1].count\",\"message\":\"must be a number\"}]")
                    .doesNotContain(SECRET);
            assertThat(client.call("void", "{}")).isEqualTo("{\"reply\":\"call\"}");
        }
    }

    @Contract(
            rule = "E2",
            proves =
                    "an unknown event and what is not a frame are told; after 10 in a row the connection is closed 1008")
    void unknownAndMalformed_areTold() {
        try (Client client = site.open("/shop")) {
            assertThat(client.send("{\"event\":\"no \\\"such\\\" event\",\"id\":1}")
                            .next())
                    .isEqualTo("{\"error\":{\"code\":\"unknown-event\",\"event\":\"no \\\"such\\\" event\","
                            + "\"message\":\"There is no such event.\"},\"reply\":1}");
            String malformed =
                    "{\"error\":{\"code\":\"malformed-frame\",\"message\":\"This message is not a valid frame: it";
            for (String text : new String[] {
                "",
                "nonsense",
                "[]",
                "{\"event\":7}",
                "{\"event\":\"void\",\"id\":1.5}",
                "{\"event\":\"void\",\"id\":{}}",
                "{\"event\":\"void\",\"data\":{\"a\":01}}",
                "{\"event\":\"void\",\"event\":\"void\"}",
                "{\"data\":{}}"
            }) {
                assertThat(client.send(text).next()).as(text).startsWith(malformed);
            }
            assertThat(client.call("void", "{}")).isEqualTo("{\"reply\":\"call\"}");
            assertThat(client.sendBinary((byte) 1, (byte) 2).next()).startsWith(malformed);
            for (int i = 0; i < 9; i++) {
                client.send("nonsense");
            }
            assertThat(client.closeCode()).isEqualTo(1008);
        }
    }

    @Contract(rule = "E3", proves = "an event with an id gets exactly one answer, one without gets none")
    void id_getsExactlyOneAnswer() {
        try (Client client = site.open("/shop")) {
            client.send("{\"event\":\"void\"}")
                    .send("{\"event\":\"void\",\"id\":1}")
                    .send("{\"event\":\"soon\",\"data\":\"x\"}");
            client.send("{\"event\":\"soon\",\"data\":\"y\",\"id\":\"" + "i".repeat(64) + "\"}");

            assertThat(client.next(2))
                    .containsExactly("{\"reply\":1}", "{\"reply\":\"" + "i".repeat(64) + "\",\"data\":\"y\"}");
            assertThat(client.drain()).isEmpty();
        }
    }

    @Contract(
            rule = "E3",
            proves = "a stage that does not complete in time is answered 'timeout', and the next event is handled")
    void lateStage_isAnsweredTimeout() {
        try (Client client = site.open("/shop")) {
            client.send("{\"event\":\"never\",\"id\":1}").send("{\"event\":\"soon\",\"data\":\"next\",\"id\":2}");

            assertThat(client.next()).contains("\"code\":\"timeout\"").endsWith(",\"reply\":1}");
            assertThat(client.next()).isEqualTo("{\"reply\":2,\"data\":\"next\"}");
        }
    }

    @Contract(rule = "E4", proves = "what a handler throws is answered without its text, and later events are handled")
    void failingHandler_isAnsweredAndForgotten() throws Exception {
        try (Client client = site.open("/shop")) {
            assertThat(client.call("fail", "\"refused\""))
                    .isEqualTo(
                            "{\"error\":{\"code\":\"room-full\",\"event\":\"fail\",\"message\":\"No \\\"seat\\\" left.\"},"
                                    + "\"reply\":\"call\"}");
            assertThat(client.call("fail-later", "null")).contains("\"code\":\"too-late\"");
            assertThat(client.call("fail", "\"security\""))
                    .contains("\"code\":\"forbidden\"")
                    .doesNotContain("hunter2");
            for (String how : new String[] {"\"bug\"", "\"error\""}) {
                assertThat(client.call("fail", how))
                        .contains("\"code\":\"failed\"")
                        .doesNotContain("hunter2");
            }
            assertThat(client.call("unwritable", "null"))
                    .contains("\"code\":\"failed\"")
                    .doesNotContain("hunter2");
            client.send("{\"event\":\"fail\",\"data\":\"bug\"}");
            assertThat(client.next()).contains("\"code\":\"failed\"").doesNotContain("\"reply\"");
            assertThat(client.call("void", "{}")).isEqualTo("{\"reply\":\"call\"}");
        }
        assertThat(Files.readString(Path.of(System.getProperty("foyer.main.log"))))
                .contains("FOYER-4001: The handler of event 'fail'")
                .doesNotContain("room-full");
    }

    @Contract(rule = "E9", proves = "a message of 64 KiB is taken, a larger one closes 1009, whole or in parts")
    void tooBigMessage_closes1009() {
        String frame = "{\"event\":\"soon\",\"id\":1,\"data\":\"";
        int room = 64 * 1024 - frame.length() - 2;
        try (Client client = site.open("/shop")) {
            assertThat(client.send(frame + "x".repeat(room) + "\"}").next())
                    .hasSize(room + "{'reply':1,'data':''}".length());
            client.send(frame + "x".repeat(room + 1) + "\"}");
            assertThat(client.closeCode()).isEqualTo(1009);
        }
        try (Client client = site.open("/shop")) {
            String half = "é".repeat(room / 4);
            assertThat(client.sendParts(frame, half, half, "\"}").next()).contains(half);
            client.sendParts(frame, half, half, half + "\"}");
            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Contract(rule = "E9", proves = "JSON nested deeper than 32 is no frame")
    void tooDeepJson_isMalformed() {
        try (Client client = site.open("/shop")) {
            String deep = "[".repeat(31) + "]".repeat(31);
            assertThat(client.call("void", deep)).isEqualTo("{\"reply\":\"call\"}");
            client.send("{\"event\":\"void\",\"data\":[" + deep + "]}");
            assertThat(client.next()).contains("malformed-frame");
        }
    }
}
