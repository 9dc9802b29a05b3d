// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

/** The transaction of the calling thread, if the server has transactions. Safe for any thread. */
public interface Transactions {

    /** For servers without. */
    Transactions NONE = new Transactions() {
        @Override
        public boolean isOpen() {
            return false;
        }

        @Override
        public void rollBack() {
            throw new IllegalStateException("There is none.");
        }
    };

    /** Whether this thread is in a transaction, one that can only be rolled back included. */
    boolean isOpen();

    /** Ends it. */
    void rollBack() throws Exception;
}
