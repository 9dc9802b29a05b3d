// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.foyer;

import java.util.Map;
import java.util.TreeMap;

import dev.foyer.RoomState;

/** What a room remembers: 4 KiB. */
@RoomState("board")
public record Board(Map<String, String> texts) {

    private static final int COUNT = 40;
    private static final String TEXT = "x".repeat(80);

    static Board initial(String room) {
        var board = new Board(Map.of());
        for (int i = 0; i < COUNT; i++) {
            board = board.with(i);
        }
        return board;
    }

    /** Returns the board with another text in one of its places. */
    Board with(int number) {
        var all = new TreeMap<>(texts);
        all.put("place-" + number % COUNT, number + TEXT);
        return new Board(all);
    }
}
