// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import dev.foyer.internal.testkit.Json;
import org.jspecify.annotations.Nullable;

/** Is an event as a client has received it. */
public final class ReceivedEvent {

    private final String name;
    private final @Nullable String room;
    private final @Nullable String at;
    private final JsonValue data;
    private final Json json;

    ReceivedEvent(JsonObject frame, JsonValue data, Json json) {
        this.name = frame.getString("event");
        this.room = frame.getString("room", null);
        this.at = frame.getString("at", null);
        this.data = data;
        this.json = json;
    }

    /** Returns the event's name. */
    public String name() {
        return name;
    }

    /** Returns the room that it was emitted to, or {@code null} if it was for no single room. */
    public @Nullable String room() {
        return room;
    }

    /** Returns its position in the history of its room, or {@code null} if it has none. */
    public @Nullable String at() {
        return at;
    }

    /** Returns its data as JSON; {@link JsonValue#NULL} without any. */
    public JsonValue data() {
        return data;
    }

    /** Returns its data as the type that the application emitted, or any other that JSON-B can read it into. */
    public <T> T as(Class<T> type) {
        return json.read(data, type);
    }

    @Override
    public String toString() {
        return name + (room == null ? "" : " in " + room) + ": " + data;
    }
}
