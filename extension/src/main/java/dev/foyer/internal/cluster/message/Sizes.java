// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.message;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.wire.JsonText;

/**
 * A message by which a node says how many connections and members of rooms it has. The rooms follow the line, by
 * namespace: <code>{"/":{"lobby":3}}</code>.
 *
 * @param at the number of this message; each is one more than the node's last
 * @param part what this message is a part of
 * @param connections the number of connections
 * @param rooms the number of members of rooms; zero for a room that has none any more
 */
public record Sizes(String node, long at, Part part, int connections, Map<Group, Integer> rooms) implements Message {

    static final String KIND = "sizes";

    /**
     * Says what a message is a part of.
     *
     * @param number {@code 0} for changes only; else which part of all that the node has, from {@code 1} on
     * @param of how many parts there are
     */
    public record Part(int number, int of) {

        /** What has changed since the last message. */
        public static final Part CHANGES = new Part(0, 0);

        public boolean isFirst() {
            return number == 1;
        }

        public boolean isLast() {
            return number == of;
        }
    }

    @Override
    public String text() {
        var out = JsonText.quote(new StringBuilder(256).append("{\"n\":"), node)
                .append(",\"k\":\"" + KIND + "\",\"at\":")
                .append(at)
                .append(",\"connections\":")
                .append(connections);
        if (part.number() > 0) {
            out.append(",\"part\":").append(part.number()).append(",\"parts\":").append(part.of());
        }
        out.append("}\n{");
        var namespaces = new TreeMap<String, StringBuilder>();
        rooms.forEach((room, size) -> {
            StringBuilder of = namespaces.computeIfAbsent(room.namespace(), namespace -> new StringBuilder());
            JsonText.quote(of.append(of.length() == 0 ? "" : ","), room.name())
                    .append(':')
                    .append(size);
        });
        String separator = "";
        for (var namespace : namespaces.entrySet()) {
            JsonText.quote(out.append(separator), namespace.getKey())
                    .append(":{")
                    .append(namespace.getValue())
                    .append('}');
            separator = ",";
        }
        return out.append('}').toString();
    }

    /** Reads a message. Throws an exception if it cannot be read. */
    static Sizes read(JsonObject line, String rest) {
        return new Sizes(
                line.getString("n"),
                line.getJsonNumber("at").longValueExact(),
                new Part(line.getInt("part", 0), line.getInt("parts", 0)),
                line.getInt("connections"),
                rooms(rest));
    }

    private static Map<Group, Integer> rooms(String rest) {
        var rooms = new HashMap<Group, Integer>();
        JsonObjects.read(rest)
                .forEach((namespace, sizes) -> sizes.asJsonObject()
                        .forEach((name, size) ->
                                rooms.put(Group.room(namespace, name), ((JsonNumber) size).intValueExact())));
        return rooms;
    }
}
