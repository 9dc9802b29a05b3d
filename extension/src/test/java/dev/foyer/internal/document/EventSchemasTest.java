// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import jakarta.json.JsonObject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.ServerEvent;
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
