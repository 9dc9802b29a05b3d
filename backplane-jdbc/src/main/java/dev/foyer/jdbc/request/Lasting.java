// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.request;

import java.sql.SQLException;
import java.time.Duration;

import dev.foyer.jdbc.table.RetainedRows;

/** Has what a topic retains last for a while from now on. Nobody waits for it. */
public final class Lasting extends Request {

    private static final int BYTES = 100;

    private final String topic;
    private final Duration time;
    private volatile boolean done;

    public Lasting(String topic, Duration time) {
        this.topic = topic;
        this.time = time;
    }

    /** Writes it. The caller commits. */
    public void write(RetainedRows rows) throws SQLException {
        rows.last(topic, time.toMillis());
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
