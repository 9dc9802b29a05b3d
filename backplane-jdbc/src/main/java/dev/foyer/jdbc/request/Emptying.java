// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.request;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import dev.foyer.jdbc.table.Cells;

/** Empties a cell that was not used for a while. Nobody waits for it: what stays there is removed later. */
public final class Emptying extends Request {

    private static final int BYTES = 200;

    private final String topic;
    private final Duration unused;
    private volatile boolean done;

    public Emptying(String topic, Duration unused) {
        this.topic = topic;
        this.unused = unused;
    }

    /** Empties the cell. The caller commits. */
    public void run(Connection connection, Cells cells) throws SQLException {
        cells.empty(connection, topic, unused.toMillis());
    }

    /** Notes that the transaction was committed. */
    public void written() {
        done = true;
    }

    @Override
    public int bytes() {
        return BYTES;
    }

    @Override
    public void fail() {
        done = true;
    }

    @Override
    public boolean isDone() {
        return done;
    }
}
