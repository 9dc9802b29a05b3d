// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** A database that tests run on. */
enum Base {
    H2,
    POSTGRESQL;

    private static final Supplier<PostgresServer> SHARED = new Supplier<>() {

        private @Nullable PostgresServer server;

        @Override
        public synchronized PostgresServer get() {
            PostgresServer now = server == null ? PostgresServer.start() : server;
            server = now;
            return now;
        }
    };

    /** An empty database, which ends with the test. */
    record Open(DataSource source, Runnable end) implements AutoCloseable {

        /** Returns the first column of the first row. */
        long ask(String sql) {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(sql)) {
                found.next();
                return found.getLong(1);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        int run(String sql) {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        /** Runs statements as a whole, while no node writes. */
        void runAll(List<String> all) {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.executeQuery("SELECT * FROM foyer_application FOR UPDATE");
                for (String sql : all) {
                    statement.execute(sql);
                }
                connection.commit();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public void close() {
            end.run();
        }
    }

    Open open() {
        if (this == POSTGRESQL) {
            return new Open(SHARED.get().newDatabase(), () -> {});
        }
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        var open = new Open(source, () -> {});
        return new Open(source, () -> open.run("SHUTDOWN"));
    }
}
