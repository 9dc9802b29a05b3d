// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

/** What somebody returned, or failed with. */
record Outcome(@Nullable Object value, @Nullable String failure) {

    static Outcome of(Callable<?> call) {
        try {
            return new Outcome(call.call(), null);
        } catch (Exception failed) {
            return new Outcome(null, failed.getClass().getName() + ": " + failed.getMessage());
        }
    }

    boolean failed() {
        return failure != null;
    }
}
