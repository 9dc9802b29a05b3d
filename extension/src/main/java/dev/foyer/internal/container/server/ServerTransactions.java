// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

import java.util.Optional;

import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;

import dev.foyer.internal.context.Transactions;

/** Provides Jakarta Transactions. Loaded only where the server has it. */
public final class ServerTransactions implements Transactions {

    private final UserTransaction current;

    /**
     * Provides transactions that are not found by naming.
     *
     * @param current begins and ends those of the calling thread
     */
    public ServerTransactions(UserTransaction current) {
        this.current = current;
    }

    static Optional<Transactions> find() {
        return Naming.find("java:comp/UserTransaction", UserTransaction.class).map(ServerTransactions::new);
    }

    @Override
    public boolean isOpen() {
        try {
            int status = current.getStatus();
            return status != Status.STATUS_NO_TRANSACTION && status != Status.STATUS_UNKNOWN;
        } catch (SystemException | RuntimeException unknown) { // a server that does not report it on this thread
            return false;
        }
    }

    @Override
    public void rollBack() throws SystemException {
        current.rollback();
    }
}
