// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/** Has all that a thread does in a transaction on one connection, as a server's data source does. */
final class TransactionalSource {

    private static final ThreadLocal<@Nullable Connection> CURRENT = new ThreadLocal<>();

    private final DataSource to;

    TransactionalSource(DataSource to) {
        this.to = to;
    }

    DataSource source() {
        return FaultySource.proxy(DataSource.class, to, (name, call) -> {
            Connection bound = name.equals("getConnection") ? CURRENT.get() : null;
            return bound == null
                    ? call.run()
                    : FaultySource.proxy(Connection.class, bound, (inner, innerCall) -> {
                        return inner.equals("close") ? null : innerCall.run();
                    });
        });
    }

    /** Does something in a transaction, and ends it. */
    void run(boolean commit, Consumer<CompletionStage<Boolean>> work) {
        var end = new CompletableFuture<Boolean>();
        try (Connection connection = to.getConnection()) {
            connection.setAutoCommit(false);
            CURRENT.set(connection);
            try {
                work.accept(end);
            } finally {
                CURRENT.remove();
            }
            if (commit) {
                connection.commit();
            } else {
                connection.rollback();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        end.complete(commit);
    }
}
