// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import java.util.List;

/**
 * What a node was told: events of a room, or of any, that were emitted between two moments may be lost there.
 *
 * @param room its name, or {@link #ANY}
 * @param since in milliseconds since 1970
 * @param until in milliseconds since 1970
 */
record Loss(String room, long since, long until) {

    static final String ANY = "*";

    String text() {
        return room + " " + since + " " + until;
    }

    static List<Loss> all(String text) {
        return text.lines()
                .map(line -> line.split(" "))
                .map(parts -> new Loss(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])))
                .toList();
    }

    /** Whether it tells of an event of a stream that was emitted at some moment between two. */
    boolean covers(int stream, long from, long to) {
        return (room.equals(ANY) || room.equals("room-" + stream)) && since <= to && from <= until;
    }
}
