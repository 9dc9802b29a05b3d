// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

import java.util.BitSet;
import java.util.stream.Stream;

/**
 * A time in a room, told by how far each thread had got: it gets nothing up to {@code outside}, all after {@code inside} up to
 * {@code leaving}, and nothing after {@code left}. In between somebody emits while it joins or leaves, and who is first nobody knows.
 */
final class Stay {

    private final int room;
    private final int[] outside;
    private final int[] inside;
    private int[] leaving;
    private int[] left;

    /** It has joined, with the server's answer. */
    Stay(int room, String answer) {
        this.room = room;
        this.outside = part(answer, 0);
        this.inside = part(answer, 1);
    }

    /** It has left. */
    void end(String answer) {
        leaving = part(answer, 0);
        left = part(answer, 1);
    }

    int room() {
        return room;
    }

    /** Removes the places that it may get. */
    void removeAllowed(int thread, BitSet places) {
        places.clear(outside[thread] + 1, left == null ? Integer.MAX_VALUE : left[thread] + 1);
    }

    /** Adds the places that it has to get; as long as it has not left, all up to the last that it got. */
    void addRequired(int thread, BitSet required, BitSet got) {
        int to = leaving == null ? got.length() - 1 : leaving[thread];
        if (to > inside[thread]) {
            required.set(inside[thread] + 1, to + 1);
        }
    }

    private static int[] part(String answer, int part) {
        return Stream.of(answer.split(",", -1)[part].split(" ", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
