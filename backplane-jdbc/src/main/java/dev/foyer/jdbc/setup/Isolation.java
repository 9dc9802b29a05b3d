// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.setup;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Has connections see what others have committed while they waited for a lock, whatever the data source is set to. Not
 * every pool undoes that by itself.
 */
public final class Isolation {

    private Isolation() {}

    /** Changes a connection that is in no transaction, and returns how it was. */
    public static int readCommitted(Connection connection) throws SQLException {
        int before = connection.getTransactionIsolation();
        if (before != Connection.TRANSACTION_READ_COMMITTED) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
        return before;
    }

    /** Changes a connection back, unless it is broken anyway. */
    public static void restore(Connection connection, int before) throws SQLException {
        if (before != Connection.TRANSACTION_READ_COMMITTED && connection.getAutoCommit()) {
            connection.setTransactionIsolation(before);
        }
    }
}
