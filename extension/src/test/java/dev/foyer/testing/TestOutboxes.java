// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing;

import java.util.function.Consumer;

import dev.foyer.Closing;
import dev.foyer.internal.outbound.Outbox;
import dev.foyer.internal.outbound.Outboxes;
import dev.foyer.internal.outbound.Senders;
import dev.foyer.internal.transport.Transport;

/** Outboxes whose listeners run at once. */
public final class TestOutboxes {

    private TestOutboxes() {}

    /** Their sockets take whatever is sent. */
    public static Outboxes of(int maxBytes) {
        return of(maxBytes, Integer.MAX_VALUE);
    }

    public static Outboxes of(int maxBytes, int window) {
        return new Outboxes(maxBytes, window, new Senders(Runnable::run), Runnable::run);
    }

    /** An outbox for a peer that takes single frames. */
    public static Outbox open(Transport transport, int maxBytes, Consumer<Closing> ended) {
        return of(maxBytes).open(transport, false, ended);
    }
}
