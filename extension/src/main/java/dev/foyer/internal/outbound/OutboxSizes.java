// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

/**
 * Bounds each outbox.
 *
 * @param maxBytes the bytes that may wait, including those in flight
 * @param window the bytes that a socket's send buffer accepts, whatever the peer does
 * @param parkedBytes the bytes that may wait while there is no line
 */
public record OutboxSizes(int maxBytes, int window, int parkedBytes) {

    /** The number of frames to keep while there is no line. */
    static final int PARKED_FRAMES = 1_000;
}
