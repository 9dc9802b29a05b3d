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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.foyer.jdbc.text.MessageText;
import dev.foyer.spi.Retained;
import org.jspecify.annotations.Nullable;

/**
 * The rows of what topics retain. Changes them only in memory, until they are saved. For one transaction, which has the
 * lock.
 */
public final class RetainedRows {

    private final Place place;
    private final Connection connection;
    private final long now;

    // Mutable state.
    private final Map<String, Map<String, Known>> topics = new HashMap<>();
    private final Map<Row, Content> changed = new LinkedHashMap<>();

    /** Says what became of a message. */
    enum Outcome {
        TAKEN,
        /** One of a greater version is there, or none is missing. */
        OLDER,
        /** It is one too many, or too large. */
        FULL
    }

    /** What is known of a row. */
    private record Known(@Nullable Long version, long bytes) {}

    private record Row(String topic, String name) {}

    private record Content(@Nullable Long version, String message, long ordinal, long ends) {}

    /**
     * Creates rows of which none has changed.
     *
     * @param now the time of the database
     */
    public RetainedRows(Place place, Connection connection, long now) {
        this.place = place;
        this.connection = connection;
        this.now = now;
    }

    /**
     * Retains a message.
     *
     * @param ordinal its place among all
     */
    Outcome put(Draft draft, RetainedKey key, long ordinal) throws SQLException {
        Known before = known(draft.topic()).get(key.name());
        if (before != null && isLater(before.version(), key.version())) {
            return Outcome.OLDER;
        }
        if (before != null && key.missing() && !isLater(key.version(), before.version())) {
            return Outcome.OLDER;
        }
        return put(draft.topic(), key, draft.message(), ordinal);
    }

    private Outcome put(String topic, RetainedKey key, String message, long ordinal) throws SQLException {
        Map<String, Known> all = known(topic);
        Known before = all.get(key.name());
        long bytes = (long) key.name().length() + message.length();
        long total =
                all.values().stream().mapToLong(Known::bytes).sum() + bytes - (before == null ? 0 : before.bytes());
        if ((before == null && all.size() >= key.keep().events())
                || total > key.keep().bytes()) {
            return Outcome.FULL;
        }
        all.put(key.name(), new Known(key.version(), bytes));
        long ends = now + key.keep().age().toMillis();
        changed.put(new Row(topic, key.name()), new Content(key.version(), message, ordinal, ends));
        return Outcome.TAKEN;
    }

    private static boolean isLater(@Nullable Long one, @Nullable Long other) {
        return one != null && other != null && one > other;
    }

    private Map<String, Known> known(String topic) throws SQLException {
        Map<String, Known> known = topics.get(topic);
        if (known == null) {
            known = read(topic);
            topics.put(topic, known);
        }
        return known;
    }

    private Map<String, Known> read(String topic) throws SQLException {
        var known = new HashMap<String, Known>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT name, version, CHAR_LENGTH(content), ends FROM foyer_retained WHERE application = ? AND topic = ?")) {
            select.setString(1, place.application());
            select.setString(2, topic);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (rows.getLong(4) >= now) {
                        String name = rows.getString(1);
                        known.put(name, new Known(version(rows), name.length() + rows.getLong(3)));
                    }
                }
            }
        }
        return known;
    }

    private static @Nullable Long version(ResultSet row) throws SQLException {
        long version = row.getLong(2);
        return row.wasNull() ? null : version;
    }

    /** Writes what has changed. */
    void save() throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM foyer_retained WHERE application = ? AND topic = ? AND name = ?");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO foyer_retained (application, topic,"
                        + " name, version, ordinal, content, ends) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (Map.Entry<Row, Content> one : changed.entrySet()) {
                name(delete, one.getKey());
                delete.addBatch();
                name(insert, one.getKey());
                Content content = one.getValue();
                if (content.version() == null) {
                    insert.setNull(4, Types.BIGINT);
                } else {
                    insert.setLong(4, content.version());
                }
                insert.setLong(5, content.ordinal());
                insert.setString(6, content.message());
                insert.setLong(7, content.ends());
                insert.addBatch();
            }
            delete.executeBatch();
            insert.executeBatch();
        }
    }

    private void name(PreparedStatement statement, Row row) throws SQLException {
        statement.setString(1, place.application());
        statement.setString(2, row.topic());
        statement.setString(3, row.name());
    }

    /** Lets all that a topic retains last for a time from now on. */
    public void last(String topic, long millis) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE foyer_retained SET ends = ? WHERE application = ? AND topic = ? AND ends >= ?")) {
            update.setLong(1, now + millis);
            update.setString(2, place.application());
            update.setString(3, topic);
            update.setLong(4, now);
            update.executeUpdate();
        }
    }

    /** Reads what a topic retains. */
    public List<Retained> all(String topic) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT name, version, content FROM foyer_retained"
                + " WHERE application = ? AND topic = ? AND ends >= ? ORDER BY ordinal, name")) {
            select.setString(1, place.application());
            select.setString(2, topic);
            select.setLong(3, now);
            var all = new ArrayList<Retained>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    all.add(new Retained(
                            MessageText.read(rows.getString(1)), version(rows), MessageText.read(rows.getString(3))));
                }
            }
            return all;
        }
    }
}
