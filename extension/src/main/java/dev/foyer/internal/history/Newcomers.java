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
     * What a member gets that has waited.
     *
     * @param until as far as it has then got everything; {@code null} if no further than the other members
     */
    record Due(List<Entry> entries, @Nullable Position until) {}

    /**
     * Returns what a member gets that has waited, or {@code null} if it does not wait. This is all that came meanwhile,
     * with as much of what could be read as is next to it: there is no gap.
     *
     * @param latest the latest events, if they could be read
     */
    @Nullable
    Due release(Newcomer newcomer, @Nullable Stretch latest) {
        if (!waiting.remove(newcomer.connection(), newcomer)) {
            return null;
        }
        List<Entry> read = latest == null ? List.of() : latest.entries();
        List<Entry> came = newcomer.meanwhile();
        if (latest == null || read.isEmpty() || isApart(came, read)) {
            return new Due(fitting(came.stream(), newcomer), null);
        }
        Stream<Entry> before = read.stream()
                .filter(entry ->
                        came.isEmpty() || entry.at().compareTo(came.get(0).at()) < 0);
        Stream<Entry> after = came.isEmpty()
                ? Stream.empty()
                : read.stream().filter(entry -> entry.at().compareTo(end(came)) > 0);
        Stream<Entry> all = Stream.concat(Stream.concat(before, came.stream()), after);
        return new Due(fitting(all, newcomer), latest.end());
    }

    /** Tests whether something may be missing between what came and what was read. */
    private static boolean isApart(List<Entry> came, List<Entry> read) {
        if (came.isEmpty()) {
            return false;
        }
        Position begin = read.get(0).at();
        return begin.compareTo(end(came)) > 0 && !begin.follows(end(came));
    }

    private static Position end(List<Entry> entries) {
        return entries.get(entries.size() - 1).at();
    }

    private static List<Entry> fitting(Stream<Entry> all, Newcomer newcomer) {
        return all.filter(entry -> isFor(entry, newcomer.connection())).toList();
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
