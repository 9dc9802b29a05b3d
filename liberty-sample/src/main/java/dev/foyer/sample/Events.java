// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import dev.foyer.ClientEvent;
import dev.foyer.RoomPresence;
import dev.foyer.ServerEvent;

/** What clients and server tell each other: the contract of this application. */
public final class Events {

    /** What the name of a room looks like. */
    static final String ROOM = "[a-z0-9-]{1,64}";

    static final String ROOM_MESSAGE = "must be 1 to 64 lower-case letters, digits or hyphens";

    private Events() {}

    @ClientEvent("room.enter")
    public record Enter(
            @NotNull @Pattern(regexp = ROOM, message = ROOM_MESSAGE)
            String room) {}

    @ClientEvent("room.exit")
    public record Exit(
            @NotNull @Pattern(regexp = ROOM, message = ROOM_MESSAGE)
            String room) {}

    /** What the members of a room see of one another. Foyer tells it to whoever enters, and each change to all. */
    @RoomPresence("{room}")
    public record Seen(String name, boolean typing) {}

    @ClientEvent("chat.say")
    public record Say(
            @NotNull @Pattern(regexp = ROOM, message = ROOM_MESSAGE)
            String room,

            @NotBlank @Size(max = 2000) String text) {}

    @ServerEvent("chat.said")
    public record Said(String room, String from, String text, Instant at) {}

    @ClientEvent("chat.typing")
    public record Typing(
            @NotNull @Pattern(regexp = ROOM, message = ROOM_MESSAGE)
            String room,

            boolean on) {}

    @ClientEvent("board.topic")
    public record Topic(
            @NotNull @Pattern(regexp = ROOM, message = ROOM_MESSAGE)
            String room,

            @NotNull @Size(max = 120) String text) {}

    @ClientEvent("board.pin")
    public record Pin(
            @NotNull @Pattern(regexp = ROOM, message = ROOM_MESSAGE)
            String room,

            @NotBlank @Size(max = 200) String text) {}

    @ClientEvent("board.remove")
    public record Remove(
            @NotNull @Pattern(regexp = ROOM, message = ROOM_MESSAGE)
            String room,

            @NotNull @Size(max = 64) String note) {}

    /** The reply to {@code who}. */
    public record Identity(String id, String name, String clientVersion, Set<String> rooms, Instant openedAt) {}

    /** The reply to {@code stats}: how many connections there are, and how many in each of one's own rooms. */
    public record Stats(int connections, Map<String, Integer> rooms) {}
}
