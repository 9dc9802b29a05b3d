// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/** The rows of messages. Their ids follow each other without a gap, until old ones are removed. */
public record Messages(Place place) {

    /** How many rows are read at a time. */
    public static final int PAGE = 500;

    /**
     * Is a message with its place.
     *
     * @param log the end of its log behind it, or {@code null} if it is in none
     */
    record Placed(Mark mark, Draft draft, @Nullable LogHead log) {}

    void insert(Connection connection, List<Placed> all, long now) throws SQLException {
        if (all.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO foyer_message (application, id, topic,"
                + " origin, number, written, epoch, place, ordinal, before, message)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Placed one : all) {
                LogHead log = one.log();
                insert.setString(1, place.application());
                insert.setLong(2, one.mark().id());
                insert.setString(3, one.draft().topic());
                insert.setString(4, one.mark().origin());
                insert.setLong(5, one.mark().number());
                insert.setLong(6, log == null ? now : log.appended());
                set(insert, 7, log == null ? null : log.end().epoch());
                set(insert, 8, log == null ? null : log.end().number());
                set(insert, 9, log == null ? null : log.ordinal());
                set(insert, 10, log == null ? null : log.total() - bytes(one.draft()));
                insert.setString(11, one.draft().message());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void set(PreparedStatement insert, int index, @Nullable Long number) throws SQLException {
        if (number == null) {
            insert.setNull(index, Types.BIGINT);
        } else {
            insert.setLong(index, number);
        }
    }

    /** Returns the size of a message, roughly. */
    static int bytes(Draft draft) {
        return draft.message().length();
    }

    /** Returns the first rows from an id on. They are ordered by the whole key, as H2 sorts all of them otherwise. */
    public List<Row> from(Connection connection, long id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, origin, number, topic, epoch, place, message FROM foyer_message"
                        + " WHERE application = ? AND id >= ? ORDER BY application, id FETCH FIRST " + PAGE
                        + " ROWS ONLY")) {
            select.setString(1, place.application());
            select.setLong(2, id);
            var rows = new ArrayList<Row>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
            return rows;
        }
    }

    private static Row row(ResultSet found) throws SQLException {
        long epoch = found.getLong(5);
        Position at = found.wasNull() ? null : new Position(epoch, found.getLong(6));
        return new Row(
                new Mark(found.getLong(1), found.getString(2), found.getLong(3)),
                found.getString(4),
                at,
                found.getString(7));
    }

    /** Returns the positions of a batch that was written before, by the numbers of its messages. */
    Map<Long, Position> positions(Connection connection, NodeRows.Batch batch) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT number, epoch, place FROM foyer_message"
                + " WHERE application = ? AND id BETWEEN ? AND ? AND epoch IS NOT NULL")) {
            select.setString(1, place.application());
            select.setLong(2, batch.firstId());
            select.setLong(3, batch.lastId());
            var positions = new HashMap<Long, Position>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    positions.put(found.getLong(1), new Position(found.getLong(2), found.getLong(3)));
                }
            }
            return positions;
        }
    }
}
