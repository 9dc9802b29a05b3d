// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Creates the tables, unless they are there. */
final class Tables {

    private static final int VERSION = 1;
    private static final int ABSENT = -1;
    private static final int ATTEMPTS = 20;

    private Tables() {}

    /**
     * Makes sure that the tables are there, and of the right version. Several nodes may do so at once.
     *
     * @throws IllegalStateException if they are not, and cannot be created; the message says what to do
     */
    static void prepare(Connection connection, boolean create) throws SQLException {
        int version = version(connection);
        if (version == ABSENT && !create) {
            throw new IllegalStateException(
                    "The tables of Foyer are not in the database. Create them by the statements in"
                            + " docs/reference/backplane.md, or set foyer.backplane.create-tables to true.");
        }
        if (version == ABSENT) {
            version = create(connection);
        }
        if (version != VERSION) {
            throw new IllegalStateException("The tables of Foyer in the database are of version " + version
                    + ", and this Foyer needs version " + VERSION
                    + ". Use the same Foyer on all nodes, or another schema for this one.");
        }
    }

    private static int create(Connection connection) throws SQLException {
        SQLException last = new SQLException();
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                createAll(connection);
                return VERSION;
            } catch (SQLException refused) { // another node may be doing the same
                if (Refusal.isWithoutRight(refused)) {
                    throw new IllegalStateException(
                            "The tables of Foyer are not in the database, and its user may not create them: "
                                    + Refusal.words(refused)
                                    + ". Create them by the statements in docs/reference/backplane.md, or give the user"
                                    + " the right.",
                            refused);
                }
                last = refused;
                int version = version(connection);
                if (version != ABSENT) {
                    return version;
                }
            }
        }
        throw last;
    }

    private static void createAll(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements()) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Returns what creates the tables; the last one says that they are all there. */
    private static List<String> statements() {
        try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream("tables.sql"))) {
            return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";", -1))
                    .map(String::strip)
                    .filter(sql -> !sql.isEmpty())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT MAX(version) FROM foyer_version")) {
            return found.next() && found.getInt(1) > 0 ? found.getInt(1) : ABSENT;
        } catch (SQLException refused) {
            if (Refusal.isWithoutTable(refused)) {
                return ABSENT;
            }
            throw refused;
        }
    }
}
