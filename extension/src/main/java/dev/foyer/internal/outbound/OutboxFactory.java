// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.foyer.Closing;
import dev.foyer.internal.transport.Transport;

/** Creates the outboxes of one application. Safe for any thread. */
public final class OutboxFactory {

    private final OutboxTerms terms;

    /**
     * Creates a factory with these limits.
     *
     * @param maxBytes the bytes that may wait in each outbox, including those in flight
     * @param window the bytes that a socket's send buffer accepts, whatever the peer does
     * @param senders drain claimed outboxes
     * @param workers run the listeners, which may take time
     * @param clock gives the time in nanoseconds
     */
    public OutboxFactory(int maxBytes, int window, Senders senders, Executor workers, LongSupplier clock) {
        this.terms = new OutboxTerms(maxBytes, window, senders, workers, clock);
    }

    /**
     * Opens an outbox in front of a transport.
     *
     * @param joining whether the peer accepts a JSON array of frames
     * @param ended called once with the reason when the outbox has ended the connection
     */
    public Outbox open(Transport transport, boolean joining, Consumer<Closing> ended) {
        return new Outbox(transport, joining, terms, ended);
    }
}
