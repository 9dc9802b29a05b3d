// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * To whom is emitted, each by a number: the rooms; each room and the next one as a union; all that stay; and each that stays by itself.
 * Those that stay are in rooms that follow from their own number.
 */
final class Streams {

    static final int ROOMS = 20;
    static final int ALL = 2 * ROOMS;
    static final int SINGLE = ALL + 1;

    private static final int ROOMS_EACH = 4;

    private Streams() {}

    /** How many there are. */
    static int count(int steady) {
        return SINGLE + steady;
    }

    /** The rooms that one that stays is in; together they are in all of them. */
    static Set<Integer> roomsOf(int steady) {
        var rooms = new TreeSet<Integer>();
        rooms.add(steady % ROOMS);
        var random = new Random(steady);
        while (rooms.size() < ROOMS_EACH) {
            rooms.add(random.nextInt(ROOMS));
        }
        return rooms;
    }

    /** Whether one that stays gets what is emitted to a stream. */
    static boolean hears(int steady, int stream) {
        if (stream >= SINGLE) {
            return stream == SINGLE + steady;
        }
        Set<Integer> rooms = roomsOf(steady);
        return stream == ALL
                || rooms.contains(stream % ROOMS)
                || (stream >= ROOMS && rooms.contains((stream + 1) % ROOMS));
    }

    /** A stream for an emit: mostly a room, sometimes a union or a single connection. */
    static int pick(Random random, int steady) {
        int die = random.nextInt(20);
        if (die < 14) {
            return random.nextInt(ROOMS);
        }
        return die < 17 ? ROOMS + random.nextInt(ROOMS) : SINGLE + random.nextInt(steady);
    }
}
