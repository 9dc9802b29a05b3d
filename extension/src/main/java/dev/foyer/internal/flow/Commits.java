// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/** Knows when the transaction of the calling thread ends. Safe for any thread. */
@FunctionalInterface
public interface Commits {

    /**
     * Runs an action after the commit, in the order of the calls; never, if there is none; and at once, if the thread is
     * in no transaction.
     *
     * @throws IllegalStateException if the transaction takes nothing more
     */
    void after(Runnable action);

    /**
     * Returns what completes when the transaction ends, with whether it is committed; or {@code null} if the thread is in
     * no transaction, or it is not known when that ends.
     *
     * @throws IllegalStateException if the transaction takes nothing more
     */
    default @Nullable CompletionStage<Boolean> end() {
        return null;
    }
}
