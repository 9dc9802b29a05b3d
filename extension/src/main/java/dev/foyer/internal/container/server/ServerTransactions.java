// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;

import dev.foyer.internal.context.Transactions;
import dev.foyer.internal.diagnostics.Code;
import org.jspecify.annotations.Nullable;

/** Provides Jakarta Transactions. Loaded only where the server has it. */
public final class ServerTransactions implements Transactions {

    /** Where a transaction has what follows its commit. No other application has this object. */
    private static final Object ACTIONS = new Object();

    private final UserTransaction current;
    private final @Nullable TransactionSynchronizationRegistry registry;

    /**
     * Provides transactions that are not found by naming.
     *
     * @param current begins and ends those of the calling thread
     * @param registry tells when they end, or {@code null} if that is not known
     */
    public ServerTransactions(UserTransaction current, @Nullable TransactionSynchronizationRegistry registry) {
        this.current = current;
        this.registry = registry;
    }

    static Optional<Transactions> find() {
        return Naming.find("java:comp/UserTransaction", UserTransaction.class)
                .map(found -> new ServerTransactions(
                        found,
                        Naming.find(
                                        "java:comp/TransactionSynchronizationRegistry",
                                        TransactionSynchronizationRegistry.class)
                                .orElse(null)));
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

    @Override
    public void after(Runnable action) {
        TransactionSynchronizationRegistry transaction = registry;
        if (transaction == null) {
            if (isOpen()) {
                throw new IllegalStateException(Code.COMMIT_UNSEEN.text());
            }
            action.run();
            return;
        }
        switch (transaction.getTransactionStatus()) {
            case Status.STATUS_NO_TRANSACTION, Status.STATUS_COMMITTED -> action.run();
            case Status.STATUS_MARKED_ROLLBACK, Status.STATUS_ROLLING_BACK, Status.STATUS_ROLLEDBACK -> {} // never
            default -> actions(transaction).add(action);
        }
    }

    @Override
    public @Nullable CompletionStage<Boolean> end() {
        TransactionSynchronizationRegistry transaction = registry;
        if (transaction == null) {
            return null;
        }
        return switch (transaction.getTransactionStatus()) {
            case Status.STATUS_NO_TRANSACTION, Status.STATUS_COMMITTED, Status.STATUS_UNKNOWN -> null;
            case Status.STATUS_MARKED_ROLLBACK, Status.STATUS_ROLLING_BACK, Status.STATUS_ROLLEDBACK ->
                CompletableFuture.completedFuture(false);
            default -> actions(transaction).end();
        };
    }

    private static CommittedActions actions(TransactionSynchronizationRegistry transaction) {
        if (transaction.getResource(ACTIONS) instanceof CommittedActions actions) {
            return actions;
        }
        var actions = new CommittedActions();
        transaction.registerInterposedSynchronization(actions);
        transaction.putResource(ACTIONS, actions);
        return actions;
    }
}
