// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.foyer.spi.Retention;

/**
 * What was written within transactions of the application, and has no place in its log yet. What can be seen is
 * committed, so no transaction of the application ever waits for a lock of ours.
 */
public record Pendings(Place place) {

    /** How many rows get their places at a time. */
    static final int MOST = 500;

    /** Those of this node, up to a number, and those of nobody who could give them places. */
    private static final String DUE = " WHERE application = ? AND ((origin = ? AND number <= ?) OR (origin <> ?"
            + " AND origin NOT IN (SELECT node FROM foyer_node n"
            + " WHERE n.application = foyer_pending.application AND n.seen > ?)))";

    /** Writes a message within the transaction that the connection is in. */
    public void insert(Connection connection, Draft draft, Retention keep) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO foyer_pending (application, topic,"
                + " origin, number, keep_events, keep_millis, keep_bytes, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, place.application());
            insert.setString(2, draft.topic());
            insert.setString(3, draft.origin());
            insert.setLong(4, draft.number());
            insert.setLong(5, keep.events());
            insert.setLong(6, keep.age().toMillis());
            insert.setLong(7, keep.bytes());
            insert.setString(8, draft.message());
            insert.executeUpdate();
        }
    }

    /** Tests whether there are rows that this node has to care for. */
    public boolean exist(Connection connection, long now) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM foyer_pending" + DUE + " FETCH FIRST 1 ROWS ONLY")) {
            set(select, Long.MAX_VALUE, now);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    private void set(PreparedStatement select, long upTo, long now) throws SQLException {
        select.setString(1, place.application());
        select.setString(2, place.node());
        select.setLong(3, upTo);
        select.setString(4, place.node());
        select.setLong(5, now - NodeRows.LEASE_MILLIS);
    }

    /**
     * Returns the oldest rows that this node has to care for, by their ids.
     *
     * @param upTo the last number of those that are its own
     */
    Map<Long, Draft> oldest(Connection connection, long upTo, long now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, topic, origin, number, message, keep_events, keep_millis, keep_bytes FROM foyer_pending"
                        + DUE + " ORDER BY application, id FETCH FIRST " + MOST + " ROWS ONLY")) {
            set(select, upTo, now);
            var drafts = new LinkedHashMap<Long, Draft>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    drafts.put(
                            found.getLong(1),
                            new Draft(
                                    found.getString(2),
                                    found.getString(3),
                                    found.getLong(4),
                                    found.getString(5),
                                    LogHead.keep(found.getLong(6), found.getLong(7), found.getLong(8))));
                }
            }
            return drafts;
        }
    }

    void delete(Connection connection, List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM foyer_pending WHERE id = ?")) {
            for (long id : ids) {
                delete.setLong(1, id);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }
}
