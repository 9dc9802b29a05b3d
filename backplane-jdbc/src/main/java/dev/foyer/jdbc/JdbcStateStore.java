// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

import dev.foyer.jdbc.setup.Refusal;
import dev.foyer.jdbc.text.TopicText;
import dev.foyer.spi.StateStore;
import dev.foyer.spi.StoredState;
import dev.foyer.spi.Topic;

/**
 * Keeps what rooms remember in a table of a database. Make it a bean by a producer, and nothing else is needed: the
 * backplane need not be a database. The table is created when it is first needed, if it is not there. Safe for any
 * thread. Each call takes a connection of the data source, and gives it back.
 *
 * <p>Tested with PostgreSQL 12 or newer and H2. The statements are plain SQL, which other databases know, too.
 */
public final class JdbcStateStore implements StateStore {

    /** The name of the table, unless another one is set. */
    public static final String TABLE = "foyer_state";

    /** How often a row is tried to be written while other nodes write it. */
    private static final int ATTEMPTS = 20;

    /** What a text without a limit is called where it is not called {@code CLOB}. */
    private static final Map<String, String> TEXTS = Map.of(
            "PostgreSQL", "TEXT",
            "MySQL", "LONGTEXT",
            "MariaDB", "LONGTEXT",
            "Microsoft SQL Server", "NVARCHAR(MAX)");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

    private final DataSource source;
    private final String table;

    /** Does something with a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /**
     * Creates a store in the table {@value #TABLE}.
     *
     * @param source hands out connections; it may be one of the server's that takes part in transactions
     */
    public JdbcStateStore(DataSource source) {
        this(source, TABLE);
    }

    /**
     * Creates a store in a table. Applications that share a schema need different ones.
     *
     * @param source hands out connections; it may be one of the server's that takes part in transactions
     * @param table the name, with that of the schema before it and a dot if you like
     * @throws IllegalArgumentException if this cannot be the name of a table
     */
    public JdbcStateStore(DataSource source, String table) {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "The name of a table has letters, digits and underscores only, with a schema and a dot before it"
                            + " if you like. This name does not: " + table);
        }
        this.source = source;
        this.table = table;
    }

    /** Loads what was saved last. */
    @Override
    public Optional<StoredState> load(String namespace, String room) throws SQLException {
        String key = key(namespace, room);
        return with(connection -> find(connection, key));
    }

    /** Saves a value, unless the same or a later version is there. */
    @Override
    public void save(String namespace, String room, StoredState state) throws SQLException {
        String key = key(namespace, room);
        var unused = with(connection -> put(connection, key, state));
    }

    private static String key(String namespace, String room) {
        return TopicText.of(new Topic(Topic.Kind.ROOM, namespace, room));
    }

    /** Runs statements, each of which is committed by itself. */
    private <T> T with(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            try {
                return work.run(connection);
            } catch (SQLException refused) {
                if (!Refusal.isWithoutTable(refused)) {
                    throw refused;
                }
            }
            create(connection);
            return work.run(connection);
        }
    }

    private Optional<StoredState> find(Connection connection, String key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT version, json FROM " + table + " WHERE room = ?")) {
            select.setString(1, key);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new StoredState(found.getLong(1), found.getString(2)))
                        : Optional.empty();
            }
        }
    }

    /** Writes a row. Returns false if the same or a later version is there. */
    private boolean put(Connection connection, String key, StoredState state) throws SQLException {
        SQLException last = new SQLException();
        for (int i = 0; i < ATTEMPTS; i++) {
            if (update(connection, key, state)) {
                return true;
            }
            if (isThere(connection, key)) {
                return false;
            }
            try {
                insert(connection, key, state);
                return true;
            } catch (SQLException refused) {
                if (!Refusal.isDuplicate(refused)) {
                    throw refused;
                }
                last = refused; // another node was faster, perhaps with an earlier version
            }
        }
        throw last;
    }

    private boolean update(Connection connection, String key, StoredState state) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + table + " SET version = ?, json = ? WHERE room = ? AND version < ?")) {
            update.setLong(1, state.version());
            update.setString(2, state.json());
            update.setString(3, key);
            update.setLong(4, state.version());
            return update.executeUpdate() == 1;
        }
    }

    /** Tests whether there is a row, which is then of this or a later version. */
    private boolean isThere(Connection connection, String key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT version FROM " + table + " WHERE room = ?")) {
            select.setString(1, key);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    private void insert(Connection connection, String key, StoredState state) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " (room, version, json) VALUES (?, ?, ?)")) {
            insert.setString(1, key);
            insert.setLong(2, state.version());
            insert.setString(3, state.json());
            insert.executeUpdate();
        }
    }

    private void create(Connection connection) throws SQLException {
        String statement = creates(connection.getMetaData().getDatabaseProductName());
        try (Statement create = connection.createStatement()) {
            create.execute(statement);
        } catch (SQLException refused) {
            if (isTable(connection)) {
                return; // another node was faster
            }
            throw new SQLException(
                    "The table " + table + " is not in the database, and cannot be created: " + Refusal.words(refused)
                            + ". Create it by hand: " + statement,
                    refused.getSQLState(),
                    refused);
        }
    }

    private String creates(String product) {
        return String.format(
                Locale.ROOT,
                "CREATE TABLE %s (room VARCHAR(300) NOT NULL PRIMARY KEY, version BIGINT NOT NULL, json %s NOT NULL)",
                table,
                TEXTS.getOrDefault(product, "CLOB"));
    }

    private boolean isTable(Connection connection) throws SQLException {
        try {
            isThere(connection, "");
            return true;
        } catch (SQLException refused) {
            if (Refusal.isWithoutTable(refused)) {
                return false;
            }
            throw refused;
        }
    }
}
