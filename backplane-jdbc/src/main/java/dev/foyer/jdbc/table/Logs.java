// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;
import org.jspecify.annotations.Nullable;

/** The ends of logs. Changes them only in memory, until they are saved. For one transaction, which has the lock. */
final class Logs {

    private static final String COLUMNS =
            "epoch = ?, place = ?, ordinal = ?, total = ?, appended = ?, keep_events = ?, keep_millis = ?, keep_bytes = ?";

    private final Place place;
    private final Connection connection;
    private final Head head;
    private final Map<String, LogHead> changed = new LinkedHashMap<>();
    private final Set<String> fresh = new HashSet<>();

    Logs(Place place, Connection connection, Head head) {
        this.place = place;
        this.connection = connection;
        this.head = head;
    }

    /** Places a message behind all others of its log. */
    LogHead append(String topic, long bytes, Retention keep, long known) throws SQLException {
        LogHead before = changed.get(topic);
        if (before == null) {
            before = find(place, connection, topic);
        }
        LogHead after;
        long now = head.now().time();
        if (before == null) {
            fresh.add(topic);
            after = LogHead.first(Math.max(now, Math.max(head.since(), known + 1)), bytes, now, keep);
        } else if (before.isBefore(head.since()) || before.isOver(now)) {
            after = before.nextEpoch(head.since(), bytes, now, keep);
        } else {
            after = before.next(bytes, now, keep);
        }
        changed.put(topic, after);
        return after;
    }

    /** Reads the end of a log. */
    static @Nullable LogHead find(Place place, Connection connection, String topic) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT epoch, place, ordinal, total, appended, keep_events, keep_millis, keep_bytes FROM foyer_log"
                        + " WHERE application = ? AND topic = ?")) {
            select.setString(1, place.application());
            select.setString(2, topic);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new LogHead(
                                new Position(row.getLong(1), row.getLong(2)),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                LogHead.keep(row.getLong(6), row.getLong(7), row.getLong(8)))
                        : null;
            }
        }
    }

    void save() throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(
                        "UPDATE foyer_log SET " + COLUMNS + " WHERE application = ? AND topic = ?");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO foyer_log (epoch, place, ordinal,"
                        + " total, appended, keep_events, keep_millis, keep_bytes, application, topic)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Map.Entry<String, LogHead> one : changed.entrySet()) {
                PreparedStatement write = fresh.contains(one.getKey()) ? insert : update;
                set(write, one.getValue());
                write.setString(9, place.application());
                write.setString(10, one.getKey());
                write.addBatch();
            }
            update.executeBatch();
            insert.executeBatch();
        }
    }

    private static void set(PreparedStatement write, LogHead log) throws SQLException {
        write.setLong(1, log.end().epoch());
        write.setLong(2, log.end().number());
        write.setLong(3, log.ordinal());
        write.setLong(4, log.total());
        write.setLong(5, log.appended());
        write.setLong(6, log.keep().events());
        write.setLong(7, log.keep().age().toMillis());
        write.setLong(8, log.keep().bytes());
    }
}
