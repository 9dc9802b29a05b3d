// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.scenario;

import java.time.Duration;
import java.util.Random;

/** When each of some clients begins to connect: nanoseconds after the first of them, in order. */
final class Arrivals {

    private static final long SEED = 19; // the same moments for every server and round

    private final long[] moments;

    private Arrivals(long[] moments) {
        this.moments = moments;
    }

    /** All with the first. */
    static Arrivals atOnce(int clients) {
        return new Arrivals(new long[clients]);
    }

    /** Each at a random moment of that time, the same at each call. */
    static Arrivals spread(int clients, Duration time) {
        long[] moments =
                new Random(SEED).longs(clients, 0, time.toNanos()).sorted().toArray();
        long first = moments[0];
        for (int i = 0; i < clients; i++) {
            moments[i] -= first;
        }
        return new Arrivals(moments);
    }

    int clients() {
        return moments.length;
    }

    /** When the client with that number, from 0, begins. */
    long at(int client) {
        return moments[client];
    }
}
