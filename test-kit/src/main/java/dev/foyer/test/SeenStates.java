// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/** What rooms remember, as one client was told. For one thread. */
final class SeenStates {

    private final Map<String, Seen> rooms = new HashMap<>();

    /** What was told of one room. */
    private static final class Seen {

        private @Nullable Position at;
        private @Nullable JsonValue value;
        private int values;
        private int patches;
    }

    /**
     * Takes what the server says.
     *
     * @throws AssertionError if it does not follow from what it said before
     */
    void take(JsonObject state) {
        Seen seen = rooms.computeIfAbsent(state.getString("room"), room -> new Seen());
        if (state.getBoolean("gone", false)) {
            seen.at = null;
            seen.value = null;
            return;
        }
        Position at = Position.parse(state.getString("at"));
        if (state.containsKey("value")) {
            seen.values++;
            seen.value = state.getJsonObject("value");
        } else {
            if (seen.at == null || seen.value == null || !follows(state, at, seen.at)) {
                throw new AssertionError("This does not follow " + seen.at + ": " + state);
            }
            seen.patches++;
            seen.value = Json.createMergePatch(state.getJsonObject("patch")).apply(seen.value);
        }
        if (seen.at != null && at.compareTo(seen.at) < 0) {
            throw new AssertionError("This goes back from " + seen.at + ": " + state);
        }
        seen.at = at;
    }

    private static boolean follows(JsonObject state, Position at, Position before) {
        return state.containsKey("from")
                ? Position.parse(state.getString("from")).equals(before)
                : at.follows(before);
    }

    /** Returns what a room remembers, if the client is a member. */
    Optional<JsonValue> value(String room) {
        return seen(room).map(seen -> seen.value);
    }

    /** Returns the position of what a room remembers, if the client is a member. */
    Optional<String> at(String room) {
        return seen(room).map(seen -> seen.at).map(Position::toString);
    }

    /** Returns how often the client was told a whole value. */
    int values(String room) {
        return seen(room).map(seen -> seen.values).orElse(0);
    }

    /** Returns how often the client was told a patch. */
    int patches(String room) {
        return seen(room).map(seen -> seen.patches).orElse(0);
    }

    private Optional<Seen> seen(String room) {
        return Optional.ofNullable(rooms.get(room));
    }
}
