// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.foyer.contract.testing.Site;

/** Somebody in two rooms of one node, and what that one hears. For the thread of the swarm. */
final class Attendee {

    private static final Pattern MISSED = Pattern.compile("\\{\"missed\":\\{(?:\"room\":\"([^\"]+)\")?}}");

    private final String name;
    private final String node;
    private final Set<Integer> rooms;
    private final Chronicle chronicle;

    // Mutable state.
    private final Map<String, Integer> turns = new HashMap<>(); // the last one of each crier
    private final Map<String, Map<Integer, Integer>> numbers = new HashMap<>(); // the last ones, by crier and stream
    private final Map<String, Integer> told = new TreeMap<>(); // how often, by room
    private final List<String> wrong = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private Map<String, Integer> toldBefore = Map.of();
    private Map<String, Integer> timesBefore = Map.of();

    Attendee(String name, String node, Set<Integer> rooms, Chronicle chronicle) {
        this.name = name;
        this.node = node;
        this.rooms = rooms;
        this.chronicle = chronicle;
    }

    /** The name of one who comes to a room. */
    static String name(int quarter, int room) {
        return "guest-" + quarter + "-" + room;
    }

    URI uri(Site site) {
        var query = new StringBuilder();
        rooms.forEach(
                room -> query.append(query.isEmpty() ? "?room=" : "&room=").append(room));
        return site.ws("/plaza/" + name + query);
    }

    /** Hears a frame. */
    void hear(String frame) {
        Matcher missed = MISSED.matcher(frame);
        if (frame.startsWith("{\"event\":\"cry\"")) {
            hear(Cry.of(frame));
        } else if (missed.matches()) {
            told.merge(missed.group(1) == null ? Loss.ANY : missed.group(1), 1, Integer::sum);
        } else if (frame.startsWith("{\"error\"") || frame.startsWith("{\"missed\"")) {
            wrong.add(name + " heard " + frame);
        }
    }

    private void hear(Cry cry) {
        if (cry.node().equals(node)) {
            chronicle.note(cry);
        }
        if (!streams().contains(cry.stream())) {
            wrong.add(name + " heard " + cry + ", which is not for it");
        }
        int turn = turns.getOrDefault(cry.crier(), -1);
        if (cry.turn() <= turn) {
            wrong.add(name + " heard " + cry + " after turn " + turn);
        }
        turns.put(cry.crier(), cry.turn());
        Map<Integer, Integer> heard = numbers.computeIfAbsent(cry.crier(), crier -> new HashMap<>());
        int next = heard.getOrDefault(cry.stream(), cry.number() - 1) + 1; // its first one is where it begins
        if (cry.number() > next) {
            gaps.add(new Gap(cry.crier(), cry.stream(), next, cry.number()));
        }
        heard.put(cry.stream(), cry.number());
    }

    /** The streams that it is to hear. */
    Set<Integer> streams() {
        if (!rooms.contains(0) && !rooms.contains(1)) {
            return rooms;
        }
        Set<Integer> streams = new HashSet<>(rooms);
        streams.add(Criers.UNION);
        return streams;
    }

    /** The latest turn of a crier that it has heard. */
    int turn(String crier) {
        return turns.getOrDefault(crier, -1);
    }

    /** Of which criers and streams it has not heard the latest. */
    List<String> unheard(List<String> criers) {
        return criers.stream()
                .flatMap(crier -> streams().stream()
                        .filter(stream -> numbers.getOrDefault(crier, Map.of()).getOrDefault(stream, -1)
                                != chronicle.last(crier, stream))
                        .map(stream -> name + ": " + crier + " to " + stream))
                .toList();
    }

    /** What must not be, with what its node was told of losses. */
    List<String> mistakes(List<Loss> losses) {
        var mistakes = new ArrayList<>(wrong);
        for (Gap gap : gaps) {
            if (!chronicle.covers(losses, gap)) {
                mistakes.add(name + " was not told of " + gap);
            }
        }
        return mistakes;
    }

    /** Puts down what it has missed and was told so far. */
    void turnPage(List<Loss> losses) {
        gaps.clear();
        toldBefore = Map.copyOf(told);
        timesBefore = times(losses);
    }

    /** How many events it has missed since the last page. */
    int missing() {
        return gaps.stream().mapToInt(gap -> gap.to() - gap.from()).sum();
    }

    /** Of which rooms it was told otherwise than its node, since the last page. */
    List<String> toldWrong(List<Loss> losses) {
        Map<String, Integer> here = times(losses);
        Set<String> all = new TreeSet<>(told.keySet());
        all.addAll(here.keySet());
        return all.stream()
                .filter(room -> {
                    int frames = told.getOrDefault(room, 0);
                    int times = here.getOrDefault(room, 0);
                    boolean wasTold = frames > toldBefore.getOrDefault(room, 0);
                    boolean hadToBe = times > timesBefore.getOrDefault(room, 0);
                    return frames > times || (hadToBe && !wasTold); // a newer frame may replace one that waits
                })
                .map(room -> name + ": " + room)
                .toList();
    }

    /** How often its node was told of losses that concern it, by room. */
    private Map<String, Integer> times(List<Loss> losses) {
        var times = new TreeMap<String, Integer>();
        losses.stream().map(Loss::room).filter(this::isHere).forEach(room -> times.merge(room, 1, Integer::sum));
        return times;
    }

    private boolean isHere(String room) {
        return room.equals(Loss.ANY) || rooms.contains(Integer.valueOf(room.substring("room-".length())));
    }
}
