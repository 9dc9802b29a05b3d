// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.request;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

import dev.foyer.jdbc.table.LogReads;
import dev.foyer.spi.Position;
import dev.foyer.spi.Replay;
import org.jspecify.annotations.Nullable;

/** A question what is in a log. */
public final class Reading extends Request {

    private static final int BYTES = 200;

    private final String topic;
    private final @Nullable Position after;
    private final int limit;
    private final CompletableFuture<Replay> done = new CompletableFuture<>();

    /**
     * Asks for messages.
     *
     * @param after what they follow; {@code null} for the latest messages
     * @param limit the number of messages, at most
     */
    public Reading(String topic, @Nullable Position after, int limit) {
        this.topic = topic;
        this.after = after;
        this.limit = limit;
    }

    public CompletableFuture<Replay> done() {
        return done;
    }

    /** Answers it. */
    public void answer(Connection connection, LogReads logs) throws SQLException {
        done.complete(
                after == null ? logs.latest(connection, topic, limit) : logs.after(connection, topic, after, limit));
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
