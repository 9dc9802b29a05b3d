// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.middleware;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A bank that answers every third call, until it closes. */
@ApplicationScoped
public class Bank {

    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean closed;

    @Inject
    private Audit audit;

    /** The balance. */
    public String balance() {
        if (closed || calls.incrementAndGet() % 3 != 0) {
            throw new IllegalStateException("The bank does not answer.");
        }
        return "100";
    }

    /** Closes for today. */
    public void close() {
        closed = true;
        audit.close();
    }
}
