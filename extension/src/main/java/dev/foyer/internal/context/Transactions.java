// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import dev.foyer.internal.flow.Commits;

/** Accesses the transaction of the calling thread, if the server has transactions. Safe for any thread. */
public interface Transactions extends Commits {

    /** For servers without transactions. */
    Transactions NONE = new Transactions() {
        @Override
        public boolean isOpen() {
            return false;
        }

        @Override
        public void rollBack() {
            throw new IllegalStateException("There is none.");
        }

        @Override
        public void after(Runnable action) {
            action.run();
        }
    };

    /** Tests whether this thread is in a transaction, including one that can only be rolled back. */
    boolean isOpen();

    /** Rolls the transaction back. */
    void rollBack() throws Exception;
}
