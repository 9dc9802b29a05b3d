// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

/** Runs something when the transaction of the calling thread is committed. Safe for any thread. */
@FunctionalInterface
public interface Commits {

    /**
     * Runs an action after the commit, in the order of the calls; never, if there is none; and at once, if the thread is
     * in no transaction.
     *
     * @throws IllegalStateException if the transaction takes nothing more
     */
    void after(Runnable action);
}
