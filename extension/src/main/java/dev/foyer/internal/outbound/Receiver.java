// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

/** A recipient of frames, which has an outbox. */
@FunctionalInterface
public interface Receiver {

    /**
     * Returns the outbox.
     *
     * @throws IllegalStateException if there is no outbox yet
     */
    Outbox outbox();
}
