// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import dev.foyer.internal.measure.Traffic;
import dev.foyer.internal.outbound.sender.Senders;
import dev.foyer.internal.transport.Transport;

/** Creates the outboxes of one application. Safe for any thread. */
public final class OutboxFactory {

    private final OutboxTerms terms;

    /**
     * Creates a factory with these limits.
     *
     * @param sizes bound each outbox
     * @param senders drain claimed outboxes
     * @param workers run the listeners, which may take time
     * @param clock gives the time in nanoseconds
     * @param traffic counts what is sent
     */
    public OutboxFactory(OutboxSizes sizes, Senders senders, Executor workers, LongSupplier clock, Traffic traffic) {
        this.terms = new OutboxTerms(sizes, senders, workers, clock, traffic);
    }

    /**
     * Opens an outbox in front of a transport.
     *
     * @param joining whether the peer accepts a JSON array of frames
     * @param listener is told of the end
     */
    public Outbox open(Transport transport, boolean joining, OutboxListener listener) {
        return new Outbox(transport, joining, terms, listener);
    }
}
