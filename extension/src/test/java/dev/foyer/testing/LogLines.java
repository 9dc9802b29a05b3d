// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Holds what Foyer logs from its making to its close. Safe for any thread. */
public final class LogLines extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("dev.foyer");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    public LogLines() {
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
    }

    /** Returns the lines so far. */
    public List<String> texts() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    @Override
    public void flush() {
        // each line is there at once
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
