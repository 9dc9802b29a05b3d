// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing.restless;

import java.util.function.LongSupplier;

/** Does what only the wiring does. */
public final class Restless {

    private Restless() {}

    static long called() {
        return System.nanoTime();
    }

    static LongSupplier referred() {
        return System::currentTimeMillis;
    }

    static Thread started() {
        return new Thread(() -> {});
    }
}
