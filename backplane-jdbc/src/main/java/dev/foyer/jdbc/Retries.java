// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Counts failures in a row, and says how long to wait after each: nothing at first, then longer. For one thread. */
final class Retries {

    private static final int LONGEST = 5; // 2 to this power, in tenths of a second, is about the longest wait

    private int failures;

    void succeeded() {
        failures = 0;
    }

    /** Counts a failure, and returns the nanoseconds until the next attempt, which vary from node to node. */
    long failed() {
        failures++;
        if (failures == 1) {
            return 0;
        }
        long millis = 50L << Math.min(failures - 1, LONGEST);
        return TimeUnit.MILLISECONDS.toNanos(
                millis / 2 + ThreadLocalRandom.current().nextLong(millis));
    }

    int failures() {
        return failures;
    }
}
