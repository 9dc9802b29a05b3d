// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.foyer.jdbc.request.Keeping;
import dev.foyer.jdbc.request.Taking;
import dev.foyer.jdbc.table.Place;

/** The records that nodes keep for each other. */
record Records(Place place) {

    private static final String ONE = " WHERE application = ? AND node = ? AND name = ?";

    /** Writes what is to be kept: of several with one name, the last. The caller commits. */
    void keep(Connection connection, List<Keeping> all) throws SQLException {
        Map<String, Keeping> last = new LinkedHashMap<>();
        all.forEach(one -> last.put(one.name(), one));
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM foyer_kept" + ONE);
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO foyer_kept (application, node, name, content, keep_millis) VALUES (?, ?, ?, ?, ?)")) {
            boolean some = false;
            for (Keeping one : last.values()) {
                name(delete, place.node(), one.name());
                delete.addBatch();
                if (one.content() != null) {
                    name(insert, place.node(), one.name());
                    insert.setString(4, one.content());
                    insert.setLong(5, one.afterwards().toMillis());
                    insert.addBatch();
                    some = true;
                }
            }
            delete.executeBatch();
            if (some) {
                insert.executeBatch();
            }
        }
    }

    /** Takes a record: whoever deletes its row has it. The caller commits. */
    Optional<String> take(Connection connection, Taking one) throws SQLException {
        Optional<String> content;
        try (PreparedStatement select = connection.prepareStatement("SELECT content FROM foyer_kept" + ONE)) {
            name(select, one.node(), one.name());
            try (ResultSet found = select.executeQuery()) {
                content = found.next() ? Optional.of(found.getString(1)) : Optional.empty();
            }
        }
        if (content.isEmpty()) {
            return content;
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM foyer_kept" + ONE)) {
            name(delete, one.node(), one.name());
            return delete.executeUpdate() == 1 ? content : Optional.empty();
        }
    }

    private void name(PreparedStatement statement, String node, String name) throws SQLException {
        statement.setString(1, place.application());
        statement.setString(2, node);
        statement.setString(3, name);
    }
}
