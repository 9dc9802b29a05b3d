// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

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

    /** Those that wait, by their connections. */
    private final Map<String, Newcomer> waiting = new HashMap<>();

    /** Those that have got later events than the other members, with the position of the latest. */
    private final Map<String, Position> ahead = new HashMap<>();

    /** Lets a member wait. Nobody waits any more who has waited with the same connection. */
    Newcomer hold(String connection) {
        var newcomer = new Newcomer(connection);
        waiting.put(connection, newcomer);
        return newcomer;
    }

    /** Returns the member that waits with a connection, or {@code null} if there is none. */
    @Nullable
    Newcomer find(String connection) {
        return waiting.get(connection);
    }

    /** Returns who must not get an event now. Keeps it for those that wait. */
    Set<String> without(Entry entry) {
        if (waiting.isEmpty() && ahead.isEmpty()) {
            return Set.of();
        }
        waiting.values().forEach(newcomer -> newcomer.meanwhile().add(entry));
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
    List<Entry> release(Newcomer newcomer, @Nullable Stretch latest) {
        if (!waiting.remove(newcomer.connection(), newcomer)) {
            return null;
        }
        Position end = latest == null ? null : latest.end();
        Stream<Entry> later = newcomer.meanwhile().stream()
                .filter(entry -> end == null || entry.at().compareTo(end) > 0);
        return Stream.concat(latest == null ? Stream.empty() : latest.entries().stream(), later)
                .filter(entry -> isFor(entry, newcomer.connection()))
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
