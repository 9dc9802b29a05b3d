// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/** The rows of nodes. Each says when the node has written last, and which of its batches is there. */
record NodeRows(Place place) {

    /** How long a node counts that has written nothing. */
    static final long LEASE_MILLIS = 10_000;

    /**
     * A batch of a node.
     *
     * @param number what the node calls it
     * @param firstId its first row
     * @param lastId its last row
     */
    record Batch(long number, long firstId, long lastId) {}

    /** Returns the last batch of this node, or {@code null} if it has no row. */
    @Nullable
    Batch find(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT batch, first_id, last_id FROM foyer_node WHERE application = ? AND node = ?")) {
            select.setString(1, place.application());
            select.setString(2, place.node());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? new Batch(found.getLong(1), found.getLong(2), found.getLong(3)) : null;
            }
        }
    }

    /** Notes the last batch of this node, and when it was. */
    void save(Connection connection, boolean isNew, Batch batch, long now) throws SQLException {
        String sql = isNew
                ? "INSERT INTO foyer_node (seen, batch, first_id, last_id, application, node) VALUES (?, ?, ?, ?, ?, ?)"
                : "UPDATE foyer_node SET seen = ?, batch = ?, first_id = ?, last_id = ?"
                        + " WHERE application = ? AND node = ?";
        try (PreparedStatement write = connection.prepareStatement(sql)) {
            write.setLong(1, now);
            write.setLong(2, batch.number());
            write.setLong(3, batch.firstId());
            write.setLong(4, batch.lastId());
            write.setString(5, place.application());
            write.setString(6, place.node());
            write.executeUpdate();
        }
    }
}
