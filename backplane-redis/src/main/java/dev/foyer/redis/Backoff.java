// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.util.concurrent.ThreadLocalRandom;

/** Says how long to wait before the next attempt to connect: none at first, then longer, and never all at once. */
final class Backoff {

    private static final long LEAST_MILLIS = 100;
    private static final long MOST_MILLIS = 2_000;

    private int failures;

    void succeeded() {
        failures = 0;
    }

    /** Returns the milliseconds until the attempt after another failure. */
    long afterFailure() {
        failures = Math.min(failures + 1, 16);
        if (failures == 1) {
            return 0;
        }
        long most = Math.min(MOST_MILLIS, LEAST_MILLIS << (failures - 2));
        return ThreadLocalRandom.current().nextLong(LEAST_MILLIS, Math.max(most, LEAST_MILLIS) + 1);
    }
}
