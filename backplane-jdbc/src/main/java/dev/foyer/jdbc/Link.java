// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

import dev.foyer.jdbc.setup.Isolation;
import org.jspecify.annotations.Nullable;

/**
 * One thread's connection to the database. It goes back to its pool now and then, so that a pool that renews old
 * connections can do so. Another thread can cut it at any moment.
 */
final class Link {

    private static final Logger LOG = Logger.getLogger("dev.foyer.jdbc");

    /** How long something may take, before the connection is given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long a connection is held. */
    private static final long HELD_NANOS = Duration.ofSeconds(30).toNanos();

    private final DataSource source;

    // Mutable state: the connection is set by the thread whose it is.
    private volatile @Nullable Connection current;
    private volatile @Nullable Long deadline;
    private long taken;
    private int isolation;

    /** Is done with a connection. */
    interface Work<T> {

        T on(Connection connection) throws SQLException;
    }

    Link(DataSource source) {
        this.source = source;
    }

    /** Does something, each statement by itself. The connection is given up if it fails. */
    <T> T use(Work<T> work) throws SQLException {
        deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            T result = work.on(connection());
            if (System.nanoTime() - taken > HELD_NANOS) {
                close();
            }
            return result;
        } catch (SQLException | RuntimeException failed) {
            close();
            throw failed;
        } finally {
            deadline = null;
        }
    }

    /** Does something as a whole, or nothing of it. */
    <T> T transaction(Work<T> work) throws SQLException {
        return use(connection -> {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                connection.setAutoCommit(true);
                return result;
            } catch (SQLException | RuntimeException failed) {
                rollBack(connection);
                throw failed;
            }
        });
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException | RuntimeException broken) { // then it is rolled back by the database
            LOG.log(Level.FINE, "A connection cannot roll back.", broken);
        }
    }

    private Connection connection() throws SQLException {
        Connection now = current;
        if (now == null) {
            now = source.getConnection();
            current = now;
            taken = System.nanoTime();
            now.setAutoCommit(true);
            isolation = Isolation.readCommitted(now);
        }
        return now;
    }

    /** Cuts the connection if what is done takes too long. Called by another thread. */
    void watch(long now) {
        Long end = deadline;
        if (end != null && now - end > 0) {
            deadline = null;
            cut();
        }
    }

    /** Cuts the connection, so that whoever waits for it gets an exception. Called by another thread. */
    void cut() {
        Connection now = current;
        if (now != null) {
            try {
                now.abort(Runnable::run);
            } catch (SQLException | RuntimeException | AbstractMethodError none) { // then it ends by itself
                LOG.log(Level.FINE, "A connection cannot be cut.", none);
            }
        }
    }

    /** Gives the connection back. Called by the thread whose it is. */
    void close() {
        Connection now = current;
        current = null;
        if (now != null) {
            try {
                Isolation.restore(now, isolation);
                now.close();
            } catch (SQLException | RuntimeException broken) {
                LOG.log(Level.FINE, "A connection cannot be closed.", broken);
            }
        }
    }
}
