// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.util.Map;

import jakarta.json.JsonObject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.RoomState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the contract says of what rooms remember: rule S1. */
class StateContractTest {

    @RoomState("lobby")
    public record Lobby(String topic) {
        static Lobby initial(String room) {
            return new Lobby("");
        }
    }

    @RoomState("board:{id}")
    public record Board(String title, Map<String, Integer> cards) {
        static Board initial(String room) {
            return new Board("", Map.of());
        }
    }

    @ServerEndpoint("/chat")
    public static class Chat {
        @OnEvent("say")
        void say() {}
    }

    @Test
    void typeScript_hasTheTypeOfEachRoom() {
        assertThat(Documents.of(Chat.class, Board.class, Lobby.class).typeScript())
                .contains("""
                            server: {};
                            state: {
                                lobby: Lobby;
                                [room: `board:${string}`]: Board;
                            };
                        }
                        """);
    }

    @Test
    void asyncApi_describesTheFrame() {
        JsonObject state = Documents.channel(Chat.class, Lobby.class)
                .getJsonObject("messages")
                .getJsonObject("lobby state")
                .getJsonObject("payload")
                .getJsonObject("properties")
                .getJsonObject("state")
                .getJsonObject("properties");

        assertThat(state).isEqualTo(Documents.json("""
                                {"room":{"type":"string","const":"lobby"},
                                 "at":{"type":"string"},
                                 "value":{"$ref":"#/components/schemas/Lobby"},
                                 "from":{"type":"string"},
                                 "patch":{"type":"object"},
                                 "gone":{"type":"boolean"}}
                                """));
    }

    @Test
    void applicationWithoutState_hasNoneInItsContract() {
        var contract = Documents.of(Chat.class);

        assertThat(contract.typeScript()).doesNotContain("state");
        assertThat(contract.asyncApi()).doesNotContain("state");
    }
}
