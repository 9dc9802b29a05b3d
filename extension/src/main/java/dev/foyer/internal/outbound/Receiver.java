// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

/** Someone who has an outbox. */
@FunctionalInterface
public interface Receiver {

    /**
     * Returns the outbox.
     *
     * @throws IllegalStateException if there is none yet
     */
    Outbox outbox();
}
