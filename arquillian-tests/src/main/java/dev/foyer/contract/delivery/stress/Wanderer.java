// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

import dev.foyer.contract.testing.Peer;

/**
 * One that joins a room, stays for some ticks, leaves it and joins another one, until it is told to end. It gets what is emitted while it is
 * in, without a gap. For the swarm's thread.
 */
final class Wanderer {

    private final String name;
    private final Random random;
    private final int ticksEach;
    private final Received received = new Received();
    private final List<Stay> stays = new ArrayList<>();
    private int room;
    private int ticks; // since it has joined
    private boolean in;
    private boolean ending;
    private boolean ended;

    /**
     * One who stays in each room for a number of ticks.
     *
     * @param seed for the rooms that it joins
     */
    Wanderer(String name, int seed, int ticksEach) {
        this.name = name;
        this.random = new Random(seed);
        this.ticksEach = ticksEach;
    }

    /** Joins the first room. */
    void begin(Peer peer) {
        room = random.nextInt(Streams.ROOMS);
        peer.send("{\"event\":\"join\",\"data\":" + room + ",\"id\":\"join\"}");
    }

    void got(Peer peer, String frame) {
        if (Tick.is(frame)) {
            received.add(Tick.of(frame));
            ticks += in ? 1 : 0;
            if (in && ticks == ticksEach) {
                leave(peer);
            }
        } else if (frame.startsWith("{\"reply\":\"join\"")) {
            stays.add(new Stay(room, data(frame)));
            in = true;
            ticks = 0;
            if (ending) {
                leave(peer);
            }
        } else if (frame.startsWith("{\"reply\":\"leave\"")) {
            stays.get(stays.size() - 1).end(data(frame));
            if (ending) {
                ended = true;
            } else {
                begin(peer);
            }
        } else if (frame.contains("\"error\"")) {
            throw new AssertionError(frame);
        }
    }

    /** Has it leave its room, and join no further one. */
    void end(Peer peer) {
        ending = true;
        leave(peer);
    }

    private void leave(Peer peer) {
        if (in) {
            in = false;
            peer.send("{\"event\":\"leave\",\"data\":" + room + ",\"id\":\"leave\"}");
        }
    }

    private static String data(String frame) {
        String start = "\"data\":\"";
        return frame.substring(frame.indexOf(start) + start.length(), frame.length() - 2);
    }

    /** How many ticks it has got since it was told that it is in its room. */
    int ticks() {
        return ticks;
    }

    /** In how many rooms it was. */
    int stays() {
        return stays.size();
    }

    /** What it has got otherwise than it should, or has not yet. */
    Optional<String> mistake(int threads) {
        if (ending && !ended) {
            return Optional.of(name + " has not left its room.");
        }
        if (stays.isEmpty()) { // it went before it knew
            return Optional.empty();
        }
        var byRoom = stays.stream().collect(Collectors.groupingBy(Stay::room));
        for (int of = 0; of < Streams.ROOMS; of++) {
            for (int thread = 0; thread < threads; thread++) {
                Optional<String> mistake = mistake(thread, of, byRoom.getOrDefault(of, List.of()));
                if (mistake.isPresent()) {
                    return mistake;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> mistake(int thread, int of, List<Stay> times) {
        BitSet got = received.places(thread, of);
        var missing = new BitSet();
        var strange = (BitSet) got.clone();
        for (Stay stay : times) {
            stay.addRequired(thread, missing, got);
            stay.removeAllowed(thread, strange);
        }
        missing.andNot(got);
        if (missing.isEmpty() && strange.isEmpty() && Received.runs(got) <= times.size()) {
            return Optional.empty();
        }
        return Optional.of(name + " got " + got + " of room " + of + " of thread " + thread + " in " + times.size()
                + " stay(s); missing " + missing + ", emitted while it was not in " + strange);
    }
}
