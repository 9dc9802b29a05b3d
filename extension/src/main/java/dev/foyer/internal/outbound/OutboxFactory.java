// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.foyer.Closing;
import dev.foyer.internal.transport.Transport;

/** Makes the outboxes of one application. Safe for any thread. */
public final class OutboxFactory {

    private final OutboxTerms terms;

    /**
     * Makes outboxes with these limits.
     *
     * @param maxBytes how much may wait in each, what is in flight included
     * @param window how much the send buffer of a socket takes, whatever its peer does
     * @param senders drain those that were claimed
     * @param workers run the listeners, which may take time
     * @param clock gives the time in nanoseconds
     */
    public OutboxFactory(int maxBytes, int window, Senders senders, Executor workers, LongSupplier clock) {
        this.terms = new OutboxTerms(maxBytes, window, senders, workers, clock);
    }

    /**
     * Opens an outbox in front of a transport.
     *
     * @param joining whether the peer takes a JSON array of frames for the frames
     * @param ended told, once, when the outbox has ended the connection and why
     */
    public Outbox open(Transport transport, boolean joining, Consumer<Closing> ended) {
        return new Outbox(transport, joining, terms, ended);
    }
}
