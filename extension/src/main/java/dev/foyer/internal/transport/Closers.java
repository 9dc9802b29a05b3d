// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport;

import java.time.Duration;

/**
 * Closes sessions on separate threads, because closing can take seconds and, if the peer does not read, may never
 * return. Safe for any thread.
 */
public interface Closers {

    /**
     * Starts to close, and returns at once.
     *
     * @param close closes the session
     * @param cut ends the network connection if closing takes too long or the peer does not answer it
     */
    void close(Runnable close, Runnable cut);

    /** Returns the longest time that a container may take to close, and a peer to answer. */
    Duration limit();

    /** Closes after a moment, in which the container may close by itself. */
    void closeLater(Runnable close, Runnable cut);
}
