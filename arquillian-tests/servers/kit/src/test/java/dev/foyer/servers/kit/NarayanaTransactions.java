// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;

import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import org.jboss.weld.transaction.spi.TransactionServices;

/** Tells Weld which transaction observers wait for, and which UserTransaction it injects. */
public final class NarayanaTransactions implements TransactionServices {

    public NarayanaTransactions() {
        arjPropertyManager
                .getCoordinatorEnvironmentBean()
                .setTransactionStatusManagerEnable(false); // no port, no files
    }

    @Override
    public UserTransaction getUserTransaction() {
        return jtaPropertyManager.getJTAEnvironmentBean().getUserTransaction();
    }

    @Override
    public boolean isTransactionActive() {
        try {
            int status = getUserTransaction().getStatus();
            return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
        } catch (SystemException unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    @Override
    public void registerSynchronization(Synchronization observer) {
        jtaPropertyManager
                .getJTAEnvironmentBean()
                .getTransactionSynchronizationRegistry()
                .registerInterposedSynchronization(observer);
    }

    @Override
    public void cleanup() {
        // nothing is kept
    }
}
