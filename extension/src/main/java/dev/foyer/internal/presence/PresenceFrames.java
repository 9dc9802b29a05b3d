// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.presence;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.wire.JsonText;
import org.jspecify.annotations.Nullable;

/** Writes what members are told of one room. */
final class PresenceFrames {

    private final String start;

    PresenceFrames(String room) {
        this.start = JsonText.quote(new StringBuilder("{\"presence\":{\"room\":"), room)
                .toString();
    }

    /** Returns all who are present. */
    Frame all(long at, Iterable<Entry> entries) {
        var users = new LinkedHashMap<String, Map<String, @Nullable Entry>>();
        for (Entry entry : entries) {
            users.computeIfAbsent(entry.user(), user -> new LinkedHashMap<>()).put(entry.connection(), entry);
        }
        var away = new LinkedHashMap<String, Boolean>();
        for (Entry entry : entries) {
            if (entry.away()) {
                away.put(entry.connection(), true);
            }
        }
        return users("all", at, users, away);
    }

    /**
     * Returns what has changed.
     *
     * @param users connections of users, with nothing for those that are gone; nothing for a user who is
     * @param away connections that have gone away, or have come back
     */
    Frame changed(long at, Map<String, @Nullable Map<String, @Nullable Entry>> users, Map<String, Boolean> away) {
        return users("changed", at, users, away);
    }

    private Frame users(
            String member,
            long at,
            Map<String, ? extends @Nullable Map<String, @Nullable Entry>> users,
            Map<String, Boolean> away) {
        var out = new StringBuilder(256)
                .append(start)
                .append(",\"at\":")
                .append(at)
                .append(",\"")
                .append(member)
                .append("\":{");
        String separator = "";
        for (var user : users.entrySet()) {
            JsonText.quote(out.append(separator), user.getKey()).append(':');
            connections(out, user.getValue());
            separator = ",";
        }
        out.append('}');
        separator = ",\"away\":{";
        for (var connection : away.entrySet()) {
            JsonText.quote(out.append(separator), connection.getKey())
                    .append(':')
                    .append(connection.getValue());
            separator = ",";
        }
        return Frame.json(out.append(away.isEmpty() ? "}}" : "}}}").toString());
    }

    private static void connections(StringBuilder out, @Nullable Map<String, @Nullable Entry> connections) {
        if (connections == null) {
            out.append("null");
            return;
        }
        out.append('{');
        String separator = "";
        for (var connection : connections.entrySet()) {
            Entry entry = connection.getValue();
            JsonText.quote(out.append(separator), connection.getKey())
                    .append(':')
                    .append(entry == null ? "null" : entry.value());
            separator = ",";
        }
        out.append('}');
    }

    /** Returns the number of members of a room that is too large for more. */
    Frame count(int members) {
        return Frame.json(start + ",\"count\":" + members + "}}");
    }

    /** Returns the frame for one who is not a member any more. */
    Frame left() {
        return Frame.json(start + "}}");
    }
}
