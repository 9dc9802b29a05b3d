// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/** Ends the transactions that the application's code leaves open on a thread. Safe for any thread. */
final class OpenTransactions {

    private final Transactions transactions;

    OpenTransactions(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Tests whether this thread is in a transaction. */
    boolean isOpen() {
        return transactions.isOpen();
    }

    /** Rolls back a transaction that a callback has left open, before the thread's next work becomes part of it. */
    void end(boolean openBefore, @Nullable RunningCallback callback) {
        if (openBefore || !transactions.isOpen()) {
            return;
        }
        try {
            transactions.rollBack();
        } catch (Exception | Error failure) {
            Log.error(Code.TRANSACTION_STAYS, failure, who(callback));
            return;
        }
        if (callback == null) {
            Log.warning(Code.TRANSACTION_OF_OBSERVER);
        } else {
            Log.warning(
                    Code.TRANSACTION_OPEN,
                    who(callback),
                    callback.scope().connection().id());
        }
    }

    private static String who(@Nullable RunningCallback callback) {
        if (callback == null) {
            return "An observer of connections and rooms";
        }
        String endpoint = callback.scope().endpoint().type().getName();
        return callback.event() == null
                ? "A callback of " + endpoint
                : "The handler of event '" + callback.event() + "' in " + endpoint;
    }
}
