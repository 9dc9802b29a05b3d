// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.request;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.foyer.jdbc.table.Cells;
import dev.foyer.spi.Cell;

/** A question what is in a cell, which is kept for a while from then on. */
public final class Using extends Request {

    private static final int BYTES = 200;

    private final String topic;
    private final Duration keep;
    private final CompletableFuture<Optional<Cell>> done = new CompletableFuture<>();

    public Using(String topic, Duration keep) {
        this.topic = topic;
        this.keep = keep;
    }

    public CompletableFuture<Optional<Cell>> done() {
        return done;
    }

    /** Asks. The caller commits. */
    public Optional<Cell> ask(Connection connection, Cells cells) throws SQLException {
        return cells.use(connection, topic, keep.toMillis());
    }

    @Override
    public int bytes() {
        return BYTES;
    }

    @Override
    public void fail() {
        done.completeExceptionally(new IllegalStateException("The database does not answer."));
    }

    @Override
    public boolean isDone() {
        return done.isDone();
    }
}
