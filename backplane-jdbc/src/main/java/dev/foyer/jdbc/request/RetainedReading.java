// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.request;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.foyer.jdbc.table.RetainedRows;
import dev.foyer.spi.Retained;

/** A question what a topic retains. */
public final class RetainedReading extends Request {

    private static final int BYTES = 200;

    private final String topic;
    private final CompletableFuture<List<Retained>> done = new CompletableFuture<>();

    public RetainedReading(String topic) {
        this.topic = topic;
    }

    public CompletableFuture<List<Retained>> done() {
        return done;
    }

    /** Answers it. */
    public void answer(RetainedRows rows) throws SQLException {
        done.complete(rows.all(topic));
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
