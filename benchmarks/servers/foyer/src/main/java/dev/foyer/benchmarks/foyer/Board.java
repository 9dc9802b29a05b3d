// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.foyer;

import java.util.Map;
import java.util.TreeMap;

import dev.foyer.RoomState;

/**
 * What a room remembers: 4 KiB.
 *
 * @param publisher who has changed it last
 * @param seq the number of that change among the publisher's
 */
@RoomState("s{number}")
public record Board(int publisher, int seq, Map<String, String> texts) {

    private static final int COUNT = 40;
    private static final String TEXT = "x".repeat(80);

    static Board initial(String room) {
        var board = new Board(0, 0, Map.of());
        for (int i = 0; i < COUNT; i++) {
            board = board.with(0, i, TEXT);
        }
        return board;
    }

    /** Returns the board with another text in one of its places. */
    Board with(int by, int number, String text) {
        var all = new TreeMap<>(texts);
        all.put("place-" + number % COUNT, number + text);
        return new Board(by, number, all);
    }
}
