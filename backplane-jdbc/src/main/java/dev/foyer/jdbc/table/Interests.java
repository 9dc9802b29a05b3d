// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The topics that nodes have members for. They are only counted: every node reads every row. */
public record Interests(Place place) {

    private static final int BATCH = 500;

    /**
     * Changes what this node is interested in.
     *
     * @param wanted topics that it may have said before
     */
    void change(Connection connection, Collection<String> wanted, Collection<String> dropped) throws SQLException {
        var gone = new ArrayList<>(dropped);
        gone.addAll(wanted);
        each(connection, "DELETE FROM foyer_interest WHERE application = ? AND topic = ? AND node = ?", gone);
        each(connection, "INSERT INTO foyer_interest (application, topic, node) VALUES (?, ?, ?)", wanted);
    }

    private void each(Connection connection, String sql, Collection<String> topics) throws SQLException {
        if (topics.isEmpty()) {
            return;
        }
        try (PreparedStatement write = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (String topic : topics) {
                write.setString(1, place.application());
                write.setString(2, topic);
                write.setString(3, place.node());
                write.addBatch();
                if (++waiting % BATCH == 0) {
                    write.executeBatch();
                }
            }
            write.executeBatch();
        }
    }

    /** Forgets this node, which stops. */
    public void leave(Connection connection) throws SQLException {
        for (String table : List.of("foyer_interest", "foyer_node")) {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE application = ? AND node = ?")) {
                delete.setString(1, place.application());
                delete.setString(2, place.node());
                delete.executeUpdate();
            }
        }
    }

    /** Counts the other nodes that run, and are interested in these topics. */
    public Map<String, Integer> others(Connection connection, Collection<String> topics, long now) throws SQLException {
        var counts = new HashMap<String, Integer>();
        var all = new ArrayList<>(topics);
        for (int from = 0; from < all.size(); from += BATCH) {
            count(connection, all.subList(from, Math.min(from + BATCH, all.size())), now, counts);
        }
        return counts;
    }

    private void count(Connection connection, List<String> topics, long now, Map<String, Integer> counts)
            throws SQLException {
        String marks = String.join(", ", Collections.nCopies(topics.size(), "?"));
        try (PreparedStatement select = connection.prepareStatement("SELECT i.topic, COUNT(*) FROM foyer_interest i"
                + " JOIN foyer_node n ON n.application = i.application AND n.node = i.node"
                + " WHERE i.application = ? AND n.node <> ? AND n.seen > ? AND i.topic IN (" + marks
                + ") GROUP BY i.topic")) {
            select.setString(1, place.application());
            select.setString(2, place.node());
            select.setLong(3, now - NodeRows.LEASE_MILLIS);
            for (int i = 0; i < topics.size(); i++) {
                select.setString(4 + i, topics.get(i));
            }
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    counts.put(found.getString(1), found.getInt(2));
                }
            }
        }
    }
}
