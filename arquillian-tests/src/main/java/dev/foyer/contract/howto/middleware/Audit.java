// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.middleware;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.foyer.contract.testing.Journal;

/** What happened. */
@ApplicationScoped
public class Audit {

    private final AtomicInteger last = new AtomicInteger();
    private volatile boolean closed;

    @Inject
    private Journal journal;

    /** The number of the next thing to happen. */
    public int next() {
        return last.incrementAndGet();
    }

    /** Keeps a line. */
    public void note(String line) {
        journal.note(line);
    }

    /** Whether accounts are closed. */
    public boolean isClosed() {
        return closed;
    }

    /** Closes them. */
    public void close() {
        closed = true;
    }
}
