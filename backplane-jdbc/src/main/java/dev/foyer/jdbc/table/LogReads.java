// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.foyer.jdbc.text.MessageText;
import dev.foyer.spi.Position;
import dev.foyer.spi.Replay;
import dev.foyer.spi.Replay.Logged;
import org.jspecify.annotations.Nullable;

/** Reads what logs keep. */
public record LogReads(Place place) {

    private static final String KEPT = "SELECT epoch, place, message FROM foyer_message WHERE application = ?"
            + " AND topic = ? AND ordinal >= ? AND (before >= ? OR ordinal = ?) AND written >= ?";

    /**
     * Reads what follows a position. Of a log that may have been lost, nothing is sure to follow.
     *
     * @param limit the largest number of messages
     */
    public Replay after(Connection connection, String topic, Position after, int limit) throws SQLException {
        Head head = new Heads(place).read(connection);
        LogHead log = head == null ? null : Logs.find(place, connection, topic);
        if (head == null || log == null || log.isOver(head.now().time())) {
            return new Replay(List.of(), false, null);
        }
        if (log.isBefore(head.since())) {
            return new Replay(List.of(), false, log.end());
        }
        long epoch = log.end().epoch();
        List<Logged> found = after.epoch() > epoch
                ? List.of()
                : read(
                        connection,
                        topic,
                        head,
                        log,
                        new Reach(epoch, after.epoch() == epoch ? after.number() : -1, limit));
        Position end = found.isEmpty()
                ? log.end()
                : later(log.end(), found.get(found.size() - 1).at());
        boolean complete =
                found.isEmpty() ? end.equals(after) : found.get(0).at().follows(after);
        return new Replay(found, complete, end);
    }

    /** Reads the newest messages, also those that are from before all logs began anew. */
    public Replay latest(Connection connection, String topic, int limit) throws SQLException {
        Head head = new Heads(place).read(connection);
        LogHead log = head == null ? null : Logs.find(place, connection, topic);
        if (head == null || log == null || log.isOver(head.now().time())) {
            return new Replay(List.of(), true, null);
        }
        List<Logged> found = limit == 0 ? List.of() : read(connection, topic, head, log, new Reach(null, -1, limit));
        Position end = found.isEmpty()
                ? log.end()
                : later(log.end(), found.get(found.size() - 1).at());
        return new Replay(found, true, end);
    }

    private static Position later(Position one, Position other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * Says what to read.
     *
     * @param epoch the epoch, or {@code null} for the newest messages of all epochs
     * @param after the number that they follow
     */
    private record Reach(@Nullable Long epoch, long after, int limit) {}

    private List<Logged> read(Connection connection, String topic, Head head, LogHead log, Reach reach)
            throws SQLException {
        Long epoch = reach.epoch();
        String which = epoch == null
                ? " ORDER BY application DESC, topic DESC, ordinal DESC"
                : " AND epoch = ? AND place > ? ORDER BY application, topic, ordinal";
        try (PreparedStatement select =
                connection.prepareStatement(KEPT + which + " FETCH FIRST " + reach.limit() + " ROWS ONLY")) {
            select.setString(1, place.application());
            select.setString(2, topic);
            select.setLong(3, log.firstOrdinal());
            select.setLong(4, log.firstByte());
            select.setLong(5, log.ordinal());
            select.setLong(6, log.firstMillis(head.now().time()));
            if (epoch != null) {
                select.setLong(7, epoch);
                select.setLong(8, reach.after());
            }
            var found = new ArrayList<Logged>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Logged(
                            new Position(rows.getLong(1), rows.getLong(2)), MessageText.read(rows.getString(3))));
                }
            }
            if (epoch == null) {
                Collections.reverse(found);
            }
            return found;
        }
    }
}
