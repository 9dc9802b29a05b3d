// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * The rows of applications. Whoever gives out ids locks the one of its application until the commit: so nobody sees an
 * id before all smaller ones.
 */
public record Heads(Place place) {

    private String query() {
        return "SELECT last_id, last_origin, last_number, run, since, swept, swept_id, "
                + place.dialect().clock() + ", " + place.dialect().run()
                + " FROM foyer_application WHERE application = ?";
    }

    /** Reads the row. Returns {@code null} if there is none. */
    public @Nullable Head read(Connection connection) throws SQLException {
        return find(connection, query());
    }

    /** Locks the row until the end of the transaction. Adds one if there is none. */
    public Head lock(Connection connection) throws SQLException {
        Head found = find(connection, query() + " FOR UPDATE");
        if (found == null) {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO foyer_application"
                    + " (application, last_id, last_origin, last_number, run, since, swept, swept_id)"
                    + " VALUES (?, 0, '', 0, '', 0, 0, 0)")) {
                insert.setString(1, place.application());
                insert.executeUpdate();
            }
            found = find(connection, query() + " FOR UPDATE");
        }
        if (found == null) {
            throw new SQLException("The row of the application is not there.");
        }
        return found;
    }

    private @Nullable Head find(Connection connection, String query) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, place.application());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? head(found) : null;
            }
        }
    }

    private static Head head(ResultSet found) throws SQLException {
        return new Head(
                new Mark(found.getLong(1), found.getString(2), found.getLong(3)),
                found.getString(4),
                found.getLong(5),
                new Head.Swept(found.getLong(6), found.getLong(7)),
                new Head.Now(found.getLong(8), found.getString(9)));
    }

    /** Writes the row, which is locked. */
    void save(Connection connection, Head head) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE foyer_application SET last_id = ?,"
                + " last_origin = ?, last_number = ?, run = ?, since = ?, swept = ?, swept_id = ?"
                + " WHERE application = ?")) {
            update.setLong(1, head.last().id());
            update.setString(2, head.last().origin());
            update.setLong(3, head.last().number());
            update.setString(4, head.run());
            update.setLong(5, head.since());
            update.setLong(6, head.swept().time());
            update.setLong(7, head.swept().id());
            update.setString(8, place.application());
            update.executeUpdate();
        }
    }

    /**
     * Has all logs begin anew, unless another node has done so since this row was read.
     *
     * @param known the latest epoch that this node has heard of
     */
    public void renew(Connection connection, Head read, long known) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE foyer_application SET since = ? WHERE application = ? AND since = ?")) {
            update.setLong(1, read.renewed(known).since());
            update.setString(2, place.application());
            update.setLong(3, read.since());
            update.executeUpdate();
        }
    }
}
