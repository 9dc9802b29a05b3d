// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Provides the context that application code needs on the calling thread. Safe for any thread. */
public interface Surroundings {

    /** For threads that have the context already. */
    Surroundings PRESENT = new Surroundings() {
        @Override
        public <T extends @Nullable Object> T supply(Supplier<T> work) {
            return work.get();
        }
    };

    /** Does work on this thread, within the application's context if the thread has none. */
    <T extends @Nullable Object> T supply(Supplier<T> work);
}
