// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import dev.foyer.Closing;

/** Is told what an outbox does with its connection by itself. */
public interface OutboxListener {

    /** Notes that the outbox has ended the connection. Called once, on a worker. */
    void ended(Closing reason);

    /** Notes that the line is lost, and that the outbox waits for another one. Called at once, with no lock held. */
    default void parked(Closing reason) {}
}
