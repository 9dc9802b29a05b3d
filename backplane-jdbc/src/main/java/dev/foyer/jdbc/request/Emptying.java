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

/** Empties a cell that was not used for a while. What stays there is removed later. */
public final class Emptying extends Request {

    private static final int BYTES = 200;

    private final String topic;
    private final Duration unused;
    private final CompletableFuture<Optional<Cell>> done = new CompletableFuture<>();

    public Emptying(String topic, Duration unused) {
        this.topic = topic;
        this.unused = unused;
    }

    public CompletableFuture<Optional<Cell>> done() {
        return done;
    }

    /** Empties the cell, and returns what was in it if this has. The caller commits. */
    public Optional<Cell> run(Connection connection, Cells cells) throws SQLException {
        return cells.empty(connection, topic, unused.toMillis());
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
