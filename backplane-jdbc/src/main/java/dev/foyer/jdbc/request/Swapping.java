// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.request;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.foyer.jdbc.table.Cells;
import dev.foyer.jdbc.table.Draft;
import dev.foyer.spi.Position;
import dev.foyer.spi.Swapped;
import org.jspecify.annotations.Nullable;

/** A change of a cell. It is made once, however often it is tried. */
public final class Swapping extends Request {

    private static final int ROW_BYTES = 200;

    private final Draft draft;
    private final @Nullable Position expected;
    private final String content;
    private final Duration keep;
    private final CompletableFuture<Swapped> done = new CompletableFuture<>();
    private boolean tried; // for the thread that writes

    /**
     * Changes a cell.
     *
     * @param draft the message about it
     * @param expected where the cell must be; {@code null} if it must be empty
     */
    public Swapping(Draft draft, @Nullable Position expected, String content, Duration keep) {
        this.draft = draft;
        this.expected = expected;
        this.content = content;
        this.keep = keep;
    }

    public CompletableFuture<Swapped> done() {
        return done;
    }

    /** Tries it. The caller commits. Returns nothing if nobody can tell whether it was done before. */
    public Optional<Swapped> attempt(Connection connection, Cells cells) throws SQLException {
        boolean again = tried;
        tried = true;
        try {
            return Optional.of(
                    cells.swap(connection, new Cells.Wanted(draft, expected, content, keep.toMillis(), again)));
        } catch (Cells.UnsureException unsure) {
            return Optional.empty();
        }
    }

    @Override
    public int bytes() {
        return ROW_BYTES + content.length() + draft.message().length();
    }

    @Override
    public void fail() {
        done.completeExceptionally(new IllegalStateException("The database does not take it."));
    }

    @Override
    public boolean isDone() {
        return done.isDone();
    }
}
