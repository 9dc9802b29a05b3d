// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.util.regex.Pattern;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.RoomPresence;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PresenceContractTest {

    @RoomPresence("lobby")
    public record Seen(@NotBlank String name, boolean typing) {}

    @RoomPresence("board:{id}")
    public record Card(int number) {}

    @RoomPresence("board:main")
    public record MainCard(String name) {}

    @RoomPresence("{any}")
    public record Any(String name) {}

    @RoomPresence("a.b`${x}/{y}$")
    public record Odd(String name) {}

    @RoomPresence("{a}-end")
    public record End(String name) {}

    @RoomPresence("begin-{b}")
    public record Begin(String name) {}

    @ServerEndpoint("/chat")
    public static class Chat {
        @OnEvent("say")
        void say() {}
    }

    @Test // P3, B5
    void typeScript_hasTheTypeOfEachRoom() {
        assertThat(Documents.of(Chat.class, Card.class, Seen.class).typeScript())
                .contains("""
                            server: {};
                            presence: {
                                lobby: Seen;
                                [room: `board:${string}`]: Card;
                            };
                        }
                        """)
                .contains("export interface Seen {\n    name: string;\n    typing: boolean;\n}");
    }

    @Test // P3, B5
    void patternThatGivesWay_alsoHasTheTypesOfTheMoreExactOnes() {
        assertThat(Documents.of(Chat.class, Any.class, Card.class, MainCard.class, Seen.class)
                        .typeScript())
                .contains("""
                            presence: {
                                "board:main": MainCard;
                                lobby: Seen;
                                [room: `board:${string}`]: MainCard | Card;
                                [room: `${string}`]: MainCard | Seen | Card | Any;
                            };
                        """);
    }

    @Test // P3, B5
    void patternsThatOverlap_areNotConfused() {
        assertThat(Documents.of(Chat.class, End.class, Begin.class, Card.class).typeScript())
                .contains("""
                                [room: `begin-${string}`]: Begin;
                                [room: `board:${string}`]: Card;
                                [room: `${string}-end`]: Begin | Card | End;
                        """);
    }

    @Test // P3, B5
    void charactersOfTypeScriptAndOfRegularExpressions_areQuoted() {
        assertThat(Documents.of(Chat.class, Odd.class).typeScript())
                .contains("[room: `a.b\\`\\$${string}/${string}\\$`]: Odd;");

        String pattern =
                frame("a.b`${x}/{y}$ presence", Odd.class).getJsonObject("room").getString("pattern");
        assertThat("a.b`$1/2$").matches(Pattern.compile(pattern));
        assertThat("aXb`$1/2$").doesNotMatch(Pattern.compile(pattern));
        assertThat("a.b`$1/2/3$").doesNotMatch(Pattern.compile(pattern));
    }

    @Test // P3, B4
    void asyncApi_describesTheFrame() {
        JsonObject presence = frame("lobby presence", Seen.class);

        assertThat(presence).isEqualTo(Documents.json("""
                                {"room":{"type":"string","const":"lobby"},
                                 "at":{"type":"integer"},
                                 "all":{"type":"object","additionalProperties":
                                   {"type":"object","additionalProperties":{"$ref":"#/components/schemas/Seen"}}},
                                 "changed":{"type":"object","additionalProperties":{"oneOf":[
                                   {"type":"object","additionalProperties":{"oneOf":[
                                     {"$ref":"#/components/schemas/Seen"},{"type":"null"}]}},
                                   {"type":"null"}]}},
                                 "count":{"type":"integer"}}
                                """));
    }

    @Test // P3, B4
    void asyncApi_sendsTheFrame() {
        assertThat(Documents.asyncApi(Chat.class, Card.class)
                        .getJsonObject("operations")
                        .getJsonObject("Chat.send.board:{id} presence"))
                .isEqualTo(Documents.json("""
                                {"action":"send","channel":{"$ref":"#/channels/Chat"},
                                 "messages":[{"$ref":"#/channels/Chat/messages/board:%7Bid%7D%20presence"}]}
                                """));
    }

    @Test // P3, B5
    void applicationWithoutPresence_hasNoneInItsContract() {
        var contract = Documents.of(Chat.class);

        assertThat(contract.typeScript()).doesNotContain("presence");
        assertThat(contract.asyncApi()).doesNotContain("presence");
    }

    private static JsonObject frame(String message, Class<?> type) {
        return Documents.channel(Chat.class, type)
                .getJsonObject("messages")
                .getJsonObject(message)
                .getJsonObject("payload")
                .getJsonObject("properties")
                .getJsonObject("presence")
                .getJsonObject("properties");
    }
}
