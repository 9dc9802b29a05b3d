// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Removes what is not needed any more. One node does it now and then, for all. What has been there at the last time only
 * is removed: so after a time without the database, a node that was up to date finds the row where it stopped.
 *
 * @param now the milliseconds since 1970, by the database
 * @param done the last row that was looked at
 * @param upTo the last row that may go
 * @param next what the application's row notes
 */
public record Sweep(Place place, long now, long done, long upTo, Head.Swept next) {

    /** How long a message is there for nodes that could not read it at once. */
    public static final long KEPT_MILLIS = 60_000;

    private static final long INTERVAL_MILLIS = 20_000;

    /** How many rows are looked at in one statement, as the thread that writes waits for it. */
    private static final int STEP = 2_000;

    /** Returns what is to be removed now, or {@code null} if it is too early. */
    static @Nullable Sweep due(Place place, Head head) {
        long now = head.now().time();
        long since = now - head.swept().time();
        return since >= 0 && since < INTERVAL_MILLIS
                ? null
                : new Sweep(
                        place,
                        now,
                        0,
                        head.swept().id(),
                        new Head.Swept(now, head.last().id()));
    }

    /** Forgets logs that are empty, and nodes that are gone. The transaction must have the lock of the application. */
    void emptyLogs(Connection connection) throws SQLException {
        long old = now - KEPT_MILLIS;
        run(connection, "DELETE FROM foyer_log WHERE application = ? AND appended + keep_millis < ?", old);
        run(connection, "DELETE FROM foyer_cell WHERE application = ? AND used + keep_millis < ?", now);
        run(
                connection,
                "DELETE FROM foyer_interest WHERE application = ? AND node IN"
                        + " (SELECT n.node FROM foyer_node n WHERE n.application = foyer_interest.application AND n.seen < ?)",
                old);
        run(connection, "DELETE FROM foyer_node WHERE application = ? AND seen < ?", old);
        run(connection, "DELETE FROM foyer_retained WHERE application = ? AND ends < ?", now);
        records(connection);
    }

    /** Lets the records of nodes that are gone end after their time. */
    private void records(Connection connection) throws SQLException {
        run(connection, "DELETE FROM foyer_kept WHERE application = ? AND ends < ?", now);
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE foyer_kept SET ends = keep_millis + ? WHERE application = ? AND ends IS NULL AND node NOT IN"
                        + " (SELECT n.node FROM foyer_node n WHERE n.application = foyer_kept.application)")) {
            update.setLong(1, now);
            update.setString(2, place.application());
            update.executeUpdate();
        }
    }

    /**
     * Removes old messages among the next rows. Needs no lock, so no other node waits for it.
     *
     * @return what is still to be done, unless that was all
     */
    public Optional<Sweep> oldMessages(Connection connection) throws SQLException {
        long end = nextEnd(connection);
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM foyer_message WHERE application = ? AND id > ? AND id <= ?"
                        + " AND written < ? AND (ordinal IS NULL OR NOT EXISTS (SELECT 1 FROM foyer_log l"
                        + " WHERE l.application = foyer_message.application AND l.topic = foyer_message.topic"
                        + " AND l.ordinal - l.keep_events < foyer_message.ordinal"
                        + " AND (l.total - l.keep_bytes <= foyer_message.before OR l.ordinal = foyer_message.ordinal)"
                        + " AND foyer_message.written + l.keep_millis > ?))")) {
            delete.setString(1, place.application());
            delete.setLong(2, done);
            delete.setLong(3, end);
            delete.setLong(4, now - KEPT_MILLIS);
            delete.setLong(5, now);
            delete.executeUpdate();
        }
        return end == 0 ? Optional.empty() : Optional.of(new Sweep(place, now, end, upTo, next));
    }

    /** Returns the id of the last of the next rows, or 0 if there is none. */
    private long nextEnd(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT MAX(id) FROM (SELECT id FROM foyer_message"
                + " WHERE application = ? AND id > ? AND id <= ? ORDER BY application, id FETCH FIRST " + STEP
                + " ROWS ONLY) next_rows")) {
            select.setString(1, place.application());
            select.setLong(2, done);
            select.setLong(3, upTo);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    private void run(Connection connection, String sql, long old) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, place.application());
            delete.setLong(2, old);
            delete.executeUpdate();
        }
    }
}
