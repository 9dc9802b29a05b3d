// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.EventRefused;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.ServerEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** What handlers return: rules E3, E4 and E6. */
@ContractTest
@SameEverywhere("Foyer's own dispatch")
class RepliesIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(Wars.of("replies", RepliesIT.class), "foyer.event.timeout=300ms");
    }

    /** A reply without a contract. */
    public record Item(@NotBlank String text) {}

    @ServerEvent("said")
    public record Said(@NotBlank String text) {}

    /** A reply that cannot be written, by a mistake that is no exception of JSON-B's. */
    @JsonbTypeAdapter(Failing.class)
    public record Unwritable(String text) {}

    /** That mistake. */
    public static class Failing implements JsonbAdapter<Unwritable, String> {
        @Override
        public String adaptToJson(Unwritable value) {
            throw new UnsupportedOperationException("password=hunter2");
        }

        @Override
        public Unwritable adaptFromJson(String text) {
            return new Unwritable(text);
        }
    }

    @ServerEndpoint("/replies")
    public static class Endpoint {
        @Inject
        Connection connection;

        @Inject
        @RoomName("hall")
        Room hall;

        @OnEvent("void")
        void nothing() {}

        @OnEvent("null")
        @Nullable
        Item nothingMade() {
            return null;
        }

        @OnEvent("empty")
        Optional<Item> empty() {
            return Optional.empty();
        }

        @OnEvent("full")
        Optional<Item> full() {
            return Optional.of(new Item("a"));
        }

        @OnEvent("stage-void")
        CompletionStage<Void> stageOfNothing() {
            return CompletableFuture.runAsync(() -> {});
        }

        @OnEvent("stage-optional")
        CompletionStage<Optional<Item>> stageOfOptional() {
            return CompletableFuture.supplyAsync(() -> Optional.of(new Item("a")));
        }

        @OnEvent("number")
        long number() {
            return 7;
        }

        @OnEvent("truth")
        boolean truth() {
            return true;
        }

        @OnEvent("list")
        List<Item> list() {
            return List.of(new Item("a"), new Item(" "));
        }

        @OnEvent("stage-fails")
        CompletionStage<Item> fails(String how) {
            RuntimeException failure = switch (how) {
                case "refused" -> new EventRefused("too-late", "Not any more.");
                case "security" -> new SecurityException("password=hunter2");
                default -> new IllegalStateException("password=hunter2");
            };
            return CompletableFuture.supplyAsync(() -> "x").thenApply(x -> {
                throw failure;
            });
        }

        @OnEvent("never")
        CompletionStage<Item> never() {
            return new CompletableFuture<>();
        }

        @OnEvent("invalid")
        Said invalid() {
            return new Said(" ");
        }

        @OnEvent("stage-invalid")
        CompletionStage<Said> stageOfInvalid() {
            return CompletableFuture.supplyAsync(() -> new Said(" "));
        }

        @OnEvent("unwritable")
        Unwritable unwritable() {
            return new Unwritable("a");
        }

        @OnEvent("stage-unwritable")
        CompletionStage<Unwritable> stageOfUnwritable() {
            return CompletableFuture.supplyAsync(() -> new Unwritable("a"));
        }

        @OnEvent("emit-nothing")
        String emitNothing() {
            try {
                hall.emit(empty().orElse(null));
                return "emitted";
            } catch (IllegalArgumentException refused) {
                return String.valueOf(refused.getMessage());
            }
        }

        @OnEvent("emit-without-data")
        int emitWithoutData() {
            hall.join(connection);
            return hall.emit("cleared", null).recipients();
        }
    }

    @Contract(rule = "E3", proves = "what a handler returns is the reply, whatever its type, and nothing is no data")
    void replies_areWhatHandlersReturn() {
        try (Client client = site.open("/replies")) {
            for (String event : List.of("void", "null", "empty", "stage-void")) {
                assertThat(client.call(event, "null")).as(event).isEqualTo("{\"reply\":\"call\"}");
            }
            assertThat(client.call("full", "null")).isEqualTo(reply("{\"text\":\"a\"}"));
            assertThat(client.call("stage-optional", "null")).isEqualTo(reply("{\"text\":\"a\"}"));
            assertThat(client.call("number", "null")).isEqualTo(reply("7"));
            assertThat(client.call("truth", "null")).isEqualTo(reply("true"));
            assertThat(client.call("list", "null")).isEqualTo(reply("[{\"text\":\"a\"},{\"text\":\" \"}]"));
        }
    }

    @Contract(
            rule = {"E3", "E4"},
            proves =
                    "a stage that fails, never completes, or holds what cannot be written is answered once, without text")
    void failingStages_areAnsweredOnce() {
        try (Client client = site.open("/replies")) {
            assertThat(client.call("stage-fails", "\"refused\""))
                    .contains("{\"code\":\"too-late\",\"event\":\"stage-fails\",\"message\":\"Not any more.\"}");
            assertThat(client.call("stage-fails", "\"security\"")).contains("\"code\":\"forbidden\"");
            assertThat(client.call("stage-fails", "\"bug\"")).contains("\"code\":\"failed\"");
            assertThat(client.call("never", "null")).contains("\"code\":\"timeout\"");
            for (String event : List.of("unwritable", "stage-unwritable")) {
                assertThat(client.call(event, "null"))
                        .isEqualTo("{\"error\":{\"code\":\"failed\",\"event\":\"" + event
                                + "\",\"message\":\"The server could not process this event.\"},\"reply\":\"call\"}");
            }
            assertThat(client.drain()).isEmpty();
        }
    }

    @Contract(rule = "E6", proves = "a reply that is annotated @ServerEvent is validated like an emit, others are not")
    void invalidServerEvent_isNoReply() throws IOException {
        try (Client client = site.open("/replies")) {
            assertThat(client.call("invalid", "null"))
                    .contains("\"code\":\"failed\"")
                    .doesNotContain("blank");
            assertThat(client.call("stage-invalid", "null")).contains("\"code\":\"failed\"");
            assertThat(client.drain()).isEmpty();
        }
        assertThat(Files.readString(Path.of(System.getProperty("foyer.main.log"))))
                .contains("FOYER-4001: The handler of event 'invalid'")
                .contains(
                        "FOYER-5006: Event 'said' violates its own constraints and was not sent: text must not be blank");
    }

    @Contract(rule = "E6", proves = "an event that is null is refused, an event without data is one")
    void nothing_isEmittedOnlyByName() {
        try (Client client = site.open("/replies")) {
            assertThat(client.call("emit-nothing", "null")).contains("FOYER-4026: The event to emit is null");
            client.send("{\"event\":\"emit-without-data\",\"id\":1}");
            assertThat(client.next(2))
                    .containsExactly("{\"event\":\"cleared\",\"room\":\"hall\"}", "{\"reply\":1,\"data\":1}");
        }
    }

    private static String reply(String data) {
        return "{\"reply\":\"call\",\"data\":" + data + "}";
    }
}
