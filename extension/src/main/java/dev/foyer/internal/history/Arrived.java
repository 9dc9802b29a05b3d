// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.util.ArrayDeque;
import java.util.Deque;

import dev.foyer.spi.Position;

/** Events of a room that have arrived and wait to be delivered, in the order of arrival. Guarded by the room. */
final class Arrived {

    /** The number of events that wait while others are read. Beyond it they are read, too. */
    private static final int MOST = 10_000;

    private final Deque<Entry> all = new ArrayDeque<>();

    void add(Entry entry) {
        if (all.size() == MOST) {
            all.clear(); // the gap will be seen
        }
        all.add(entry);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Returns the position of the first event. There must be one. */
    Position first() {
        return all.getFirst().at();
    }

    /** Removes the first event. */
    Entry remove() {
        return all.removeFirst();
    }

    /**
     * Returns what comes before all that has arrived, which the members are to get.
     *
     * @param end the end of the log, which was found after that had begun to arrive
     */
    Position beginning(Position end) {
        return all.stream()
                .map(Entry::at)
                .filter(at -> at.epoch() == end.epoch() && at.compareTo(end) <= 0)
                .min(Position::compareTo)
                .map(first -> new Position(first.epoch(), first.number() - 1))
                .orElse(end);
    }
}
