// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When each cry was, as those heard it who are on the crier's own node and so miss none. For the thread of the swarm. */
final class Chronicle {

    /** Longer than anybody takes from one cry to the next, where that is not known. */
    private static final long LONG = 60_000;

    /** One crier's. */
    private static final class Page {

        /** When it cried, by turn; nothing for a turn that is not known. */
        private final List<Long> times = new ArrayList<>();

        /** Its turns, by stream, and by the number there. */
        private final Map<Integer, List<Integer>> turns = new HashMap<>();
    }

    private final Map<String, Page> pages = new HashMap<>();

    void note(Cry cry) {
        Page page = pages.computeIfAbsent(cry.crier(), crier -> new Page());
        put(page.times, cry.turn(), cry.at());
        put(page.turns.computeIfAbsent(cry.stream(), stream -> new ArrayList<>()), cry.number(), cry.turn());
    }

    private static <T> void put(List<T> list, int index, T value) {
        while (list.size() <= index) {
            list.add(null);
        }
        list.set(index, value);
    }

    /** The criers of a node. */
    List<String> criers(String node) {
        return pages.keySet().stream()
                .filter(crier -> crier.startsWith(node + "/"))
                .toList();
    }

    /** The number of a crier's latest cry to a stream. */
    int last(String crier, int stream) {
        return pages.get(crier).turns.get(stream).size() - 1;
    }

    /** How often a crier has cried. */
    int turns(String crier) {
        return pages.get(crier).times.size();
    }

    /** Whether each cry of a gap may be one of those that were told as lost. */
    boolean covers(List<Loss> losses, Gap gap) {
        Page page = pages.get(gap.crier());
        for (int number = gap.from(); number < gap.to(); number++) {
            Integer turn = page.turns.get(gap.stream()).get(number);
            if (turn == null || !covers(losses, gap.stream(), page.times, turn)) {
                return false;
            }
        }
        return true;
    }

    private static boolean covers(List<Loss> losses, int stream, List<Long> times, int turn) {
        long from = times.get(turn);
        Long next = turn + 1 < times.size() ? times.get(turn + 1) : null;
        long to = next == null ? from + LONG : next;
        return losses.stream().anyMatch(loss -> loss.covers(stream, from, to));
    }
}
