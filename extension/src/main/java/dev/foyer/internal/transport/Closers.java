// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport;

import java.time.Duration;

/**
 * Closes sessions on threads of its own: closing can take seconds, and where the peer does not read it may never return. Safe for any
 * thread.
 */
public interface Closers {

    /**
     * Starts to close, and returns at once.
     *
     * @param close closes
     * @param cut ends the line, should that take too long, or the peer not answer it
     */
    void close(Runnable close, Runnable cut);

    /** How long a container may take to close, and a peer to answer it. */
    Duration limit();

    /** Closes after a moment in which the container may do it, too. */
    void closeLater(Runnable close, Runnable cut);
}
