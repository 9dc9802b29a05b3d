// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;

import dev.foyer.internal.container.server.ServerTransactions;
import dev.foyer.internal.context.Transactions;

/** Finds the transactions that an application brings to its tests. Loaded only where it has the API. */
final class BeanTransactions {

    private BeanTransactions() {}

    static Transactions of(BeanManager beans) {
        Instance<UserTransaction> current = beans.createInstance().select(UserTransaction.class);
        if (!current.isResolvable()) {
            return Transactions.NONE;
        }
        Instance<TransactionSynchronizationRegistry> registry =
                beans.createInstance().select(TransactionSynchronizationRegistry.class);
        return new ServerTransactions(current.get(), registry.isResolvable() ? registry.get() : null);
    }
}
