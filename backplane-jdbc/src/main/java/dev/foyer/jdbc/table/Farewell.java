// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Removes the rows of a node that stops. */
public final class Farewell {

    private Farewell() {}

    /** Removes what says that a node runs, and what it is interested in. */
    public static void leave(Place place, Connection connection) throws SQLException {
        for (String table : new String[] {"foyer_interest", "foyer_node"}) {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE application = ? AND node = ?")) {
                delete.setString(1, place.application());
                delete.setString(2, place.node());
                delete.executeUpdate();
            }
        }
    }
}
