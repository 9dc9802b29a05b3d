// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.crowd;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which of the connections are in which room: by room, the numbers of its members. */
public record Layout(int connections, List<int[]> rooms) {

    public Layout {
        rooms = List.copyOf(rooms);
    }

    /** Everybody in one room. */
    public static Layout one(int connections) {
        return new Layout(connections, List.of(IntStream.range(0, connections).toArray()));
    }

    /** Rooms of that size; each takes the next of the connections, round and round. */
    public static Layout blocks(int connections, int rooms, int size) {
        return new Layout(
                connections,
                IntStream.range(0, rooms)
                        .mapToObj(room -> IntStream.range(0, size)
                                .map(member -> (room * size + member) % connections)
                                .toArray())
                        .toList());
    }

    /** Every connection in a room with its row and a room with its column, the connections written in rows of ten. */
    public static Layout grid(int connections) {
        int size = connections / 10;
        var rooms = new ArrayList<>(blocks(connections, 10, size).rooms);
        for (int column = 0; column < 10; column++) {
            int first = column;
            rooms.add(IntStream.range(0, size).map(row -> first + 10 * row).toArray());
        }
        return new Layout(connections, rooms);
    }
}
