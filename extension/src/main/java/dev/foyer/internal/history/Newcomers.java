// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.foyer.internal.address.Address;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/** Members that are to get the latest events before those that follow. Guarded by the room that they are in. */
final class Newcomers {

    /** Those that wait for the latest events, with what has come meanwhile. */
    private final Map<String, List<Entry>> waiting = new HashMap<>();

    /** How many of the latest events those want that go on where they were, should that not be possible. */
    private final Map<String, Integer> wanted = new HashMap<>();

    /** Those that have got later events than the other members, with the position of the latest. */
    private final Map<String, Position> ahead = new HashMap<>();

    /** Lets a member wait. Returns false if it does already. */
    boolean hold(String connection) {
        return waiting.putIfAbsent(connection, new ArrayList<>()) == null;
    }

    void wants(String connection, int last) {
        if (waiting.containsKey(connection)) {
            wanted.put(connection, last);
        }
    }

    int wanted(String connection) {
        return wanted.getOrDefault(connection, 0);
    }

    /** Returns who must not get an event now. Keeps it for those that wait. */
    Set<String> without(Entry entry) {
        if (waiting.isEmpty() && ahead.isEmpty()) {
            return Set.of();
        }
        waiting.values().forEach(held -> held.add(entry));
        ahead.values().removeIf(latest -> latest.compareTo(entry.at()) < 0);
        var without = new HashSet<>(waiting.keySet());
        without.addAll(ahead.keySet());
        return without;
    }

    /**
     * Returns what a member gets that has waited, or {@code null} if it does not wait.
     *
     * @param latest the earlier events, if they could be read
     */
    @Nullable
    List<Entry> release(String connection, @Nullable Stretch latest) {
        List<Entry> meanwhile = waiting.remove(connection);
        wanted.remove(connection);
        if (meanwhile == null) {
            return null;
        }
        Position end = latest == null ? null : latest.end();
        Stream<Entry> later =
                meanwhile.stream().filter(entry -> end == null || entry.at().compareTo(end) > 0);
        return Stream.concat(latest == null ? Stream.empty() : latest.entries().stream(), later)
                .filter(entry -> isFor(entry, connection))
                .toList();
    }

    private static boolean isFor(Entry entry, String connection) {
        Address to = entry.event().to();
        while (to instanceof Address.Rest rest) {
            if (rest.excluded().contains(connection)) {
                return false;
            }
            to = rest.from();
        }
        return to == null || to.room() != null;
    }

    /** Notes that a member has got everything up to a position. */
    void goAhead(String connection, Position until) {
        ahead.put(connection, until);
    }
}
