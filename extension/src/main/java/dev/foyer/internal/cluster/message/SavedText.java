// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.message;

import java.util.List;
import java.util.Optional;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import dev.foyer.internal.audience.saved.SavedConnection;
import dev.foyer.internal.audience.saved.SavedRoom;
import dev.foyer.internal.wire.JsonText;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/** Writes what is kept of a connection, and reads it: an object of JSON. */
public final class SavedText {

    private SavedText() {}

    public static String write(SavedConnection connection) {
        var out = JsonText.quote(new StringBuilder(256).append("{\"c\":"), connection.id());
        JsonText.quote(out.append(",\"e\":"), connection.endpoint());
        if (connection.user() != null) {
            JsonText.quote(out.append(",\"u\":"), connection.user());
        }
        JsonText.quote(out.append(",\"ns\":"), connection.namespace());
        out.append(",\"rooms\":{");
        String comma = "";
        for (SavedRoom room : connection.rooms()) {
            JsonText.quote(out.append(comma), room.name()).append(":{");
            Position at = room.joinedAt();
            if (room.requested()) {
                out.append("\"own\":true").append(at == null ? "" : ",");
            }
            if (at != null) {
                out.append("\"at\":[")
                        .append(at.epoch())
                        .append(',')
                        .append(at.number())
                        .append(']');
            }
            out.append('}');
            comma = ",";
        }
        return out.append("}}").toString();
    }

    /** Reads a connection, or returns empty if the text is none. */
    public static Optional<SavedConnection> read(String text) {
        try {
            return Optional.of(read(JsonObjects.read(text)));
        } catch (RuntimeException
                | StackOverflowError other) { // JSON providers differ in what they throw for deep JSON
            return Optional.empty();
        }
    }

    private static SavedConnection read(JsonObject object) {
        List<SavedRoom> rooms = object.getJsonObject("rooms").entrySet().stream()
                .map(room -> room(room.getKey(), room.getValue().asJsonObject()))
                .toList();
        return new SavedConnection(
                object.getString("c"),
                object.getString("e"),
                object.getString("u", null),
                object.getString("ns"),
                rooms);
    }

    private static SavedRoom room(String name, JsonObject object) {
        return new SavedRoom(name, object.getBoolean("own", false), position(object.get("at")));
    }

    private static @Nullable Position position(@Nullable JsonValue value) {
        if (value == null) {
            return null;
        }
        JsonArray at = value.asJsonArray();
        return new Position(
                at.getJsonNumber(0).longValueExact(), at.getJsonNumber(1).longValueExact());
    }
}
