// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Who is present in rooms, as one client was told. For one thread. */
final class SeenRooms {

    private final Map<String, Seen> rooms = new HashMap<>();

    /** What was told of one room. */
    private static final class Seen {

        /** The connections of each user. */
        private final Map<String, Map<String, JsonValue>> users = new LinkedHashMap<>();

        private final Set<String> away = new LinkedHashSet<>();
        private boolean known;
        private int at;
        private int count;
        private int frames;
    }

    /**
     * Takes what the server says.
     *
     * @throws AssertionError if it does not follow from what it said before
     */
    void take(JsonObject presence) {
        Seen seen = rooms.computeIfAbsent(presence.getString("room"), room -> new Seen());
        seen.frames++;
        if (presence.containsKey("all")) {
            seen.users.clear();
            seen.away.clear();
            seen.known = true;
            seen.at = presence.getInt("at");
            presence.getJsonObject("all").forEach((user, connections) -> put(seen, user, connections));
        } else if (presence.containsKey("changed")) {
            if (!seen.known || presence.getInt("at") != seen.at + 1) {
                throw new AssertionError("What has changed does not follow " + seen.at + ": " + presence);
            }
            seen.at++;
            presence.getJsonObject("changed").forEach((user, connections) -> put(seen, user, connections));
        } else {
            seen.users.clear();
            seen.known = false;
        }
        away(seen, presence);
        seen.count = presence.getInt("count", size(seen));
    }

    private static void put(Seen seen, String user, JsonValue connections) {
        if (connections == JsonValue.NULL) {
            seen.users.remove(user);
            return;
        }
        Map<String, JsonValue> of = seen.users.computeIfAbsent(user, name -> new LinkedHashMap<>());
        connections.asJsonObject().forEach((connection, value) -> {
            if (value == JsonValue.NULL) {
                of.remove(connection);
            } else {
                of.put(connection, value);
            }
        });
    }

    private static void away(Seen seen, JsonObject presence) {
        if (presence.containsKey("away")) {
            presence.getJsonObject("away").forEach((connection, away) -> {
                if (away == JsonValue.TRUE) {
                    seen.away.add(connection);
                } else {
                    seen.away.remove(connection);
                }
            });
        }
        seen.away.removeIf(connection -> seen.users.values().stream().noneMatch(of -> of.containsKey(connection)));
    }

    private static int size(Seen seen) {
        return seen.users.values().stream().mapToInt(Map::size).sum();
    }

    /** Returns the users who are present in a room, with their connections. */
    Map<String, Map<String, JsonValue>> in(String room) {
        return rooms.containsKey(room) ? rooms.get(room).users : Map.of();
    }

    /** Returns the connections in a room that are away. */
    Set<String> away(String room) {
        return rooms.containsKey(room) ? Set.copyOf(rooms.get(room).away) : Set.of();
    }

    /** Returns the number of those who are present in a room, or of its members if it is large. */
    int count(String room) {
        return rooms.containsKey(room) ? rooms.get(room).count : 0;
    }

    /** Returns how often something was told of a room. */
    int frames(String room) {
        return rooms.containsKey(room) ? rooms.get(room).frames : 0;
    }
}
