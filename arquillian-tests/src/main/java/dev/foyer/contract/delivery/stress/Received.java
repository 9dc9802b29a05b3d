// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The ticks that one connection has got. Fails at one that comes twice or before an earlier one of its thread. For one thread. */
final class Received {

    private record Key(int thread, int stream) {}

    private final Map<Integer, Integer> last = new HashMap<>();
    private final Map<Key, BitSet> places = new HashMap<>();

    void add(Tick tick) {
        Integer before = last.put(tick.thread(), tick.number());
        if (before != null && before >= tick.number()) {
            throw new AssertionError(tick + " came after number " + before);
        }
        BitSet got = places.computeIfAbsent(new Key(tick.thread(), tick.stream()), key -> new BitSet());
        if (got.length() > tick.place()) {
            throw new AssertionError(tick + " came after place " + (got.length() - 1));
        }
        got.set(tick.place());
    }

    /** The places of the ticks of a thread in a stream. */
    BitSet places(int thread, int stream) {
        return places.getOrDefault(new Key(thread, stream), new BitSet());
    }

    /** How many runs without a gap these places are. */
    static int runs(BitSet places) {
        int runs = 0;
        for (int from = places.nextSetBit(0); from >= 0; from = places.nextSetBit(places.nextClearBit(from))) {
            runs++;
        }
        return runs;
    }
}
