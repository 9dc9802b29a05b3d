// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.json.JsonObject;
import jakarta.json.bind.JsonbBuilder;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.ServerEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Of rules B4 and B5: what is said of an event beside the form of its record. */
class EventSchemasTest {

    @ServerEndpoint("/chat")
    public static class Chat {
        @OnEvent("leave")
        void leave() {}

        @ServerEvent("joined")
        public record Joined(String who) {}
    }

    public static class Game {
        @ServerEvent("joined")
        public record Joined(int player) {}
    }

    @ServerEndpoint("/shop")
    public static class Shop {
        @OnEvent("count")
        OptionalInt count() {
            return OptionalInt.empty();
        }

        @OnEvent("find")
        Optional<String> find() {
            return Optional.empty();
        }

        @OnEvent("later")
        CompletionStage<? extends Optional<String>> later() {
            return new CompletableFuture<>();
        }

        @OnEvent("maybe")
        @Nullable
        String maybe() {
            return null;
        }

        @OnEvent("maybe.later")
        CompletionStage<@Nullable String> maybeLater() {
            return new CompletableFuture<>();
        }

        @OnEvent("raw")
        @SuppressWarnings("rawtypes") // an application may do so
        CompletionStage raw() {
            return new CompletableFuture<>();
        }

        @OnEvent("sure")
        CompletionStage<List<String>> sure() {
            return new CompletableFuture<>();
        }
    }

    @Test
    void replyThatMayBeEmpty_mayBeUndefined() {
        assertThat(Documents.of(Shop.class).typeScript())
                .contains("find: { data: undefined; reply: string | undefined };")
                .contains("later: { data: undefined; reply: string | undefined };")
                .contains("maybe: { data: undefined; reply: string | undefined };")
                .contains("\"maybe.later\": { data: undefined; reply: string | undefined };")
                .contains("raw: { data: undefined; reply: unknown };")
                .contains("sure: { data: undefined; reply: string[] };");
    }

    @Test
    void numberThatMayBeEmpty_isNull() {
        assertThat(JsonbBuilder.create().toJson(OptionalInt.empty())).isEqualTo("null");
        assertThat(Documents.of(Shop.class).typeScript()).contains("count: { data: undefined; reply: number | null };");
    }

    @Test
    void recordsOfOneEvent_areAUnionInTheOrderOfTheirNames() {
        assertThat(Documents.of(Chat.class, Game.Joined.class, Chat.Joined.class)
                        .typeScript())
                .containsOnlyOnce("joined: ")
                .contains("joined: Joined | JoinedOutput;")
                .contains("export interface Joined {\n    who: string;\n}");
    }

    @Test
    void recordsOfOneEvent_areAnyOfTheSchemas() {
        JsonObject message = Documents.channel(Chat.class, Game.Joined.class, Chat.Joined.class)
                .getJsonObject("messages")
                .getJsonObject("joined event");

        assertThat(message.getJsonObject("payload").getJsonObject("properties").getJsonObject("data"))
                .isEqualTo(Documents.json("""
                        {"anyOf":[{"$ref":"#/components/schemas/Joined"},{"$ref":"#/components/schemas/JoinedOutput"}]}
                        """));
    }
}
