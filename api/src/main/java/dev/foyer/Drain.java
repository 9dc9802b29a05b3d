// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Empties this node before it stops, so that its clients come back to other nodes one after the other and not all at
 * once. Safe for any thread. Can be injected into any bean.
 *
 * <p>A node that drains refuses handshakes with 503 and a {@code Retry-After}, and closes its connections with
 * {@link Closing#RESTART}, in even batches over a duration. Each connection gets what waits for it first, and its
 * {@code @OnDisconnect} runs. A client that can {@linkplain Resumed resume} goes on at another node, if the application
 * has a backplane. A drain cannot be undone: stop the application afterwards.
 */
public interface Drain {

    /**
     * Begins to drain this node. A second call has no effect, and returns the same as the first one.
     *
     * @param over how long it takes until the last batch is closed, up to a day; zero closes all connections at once
     * @return a stage that completes when no client is connected any more. The thread that completes it must not be
     *     blocked
     * @throws IllegalArgumentException if the duration is negative, or longer than a day
     * @throws IllegalStateException if the application has not started
     */
    CompletionStage<Void> begin(Duration over);

    /** Tests whether this node drains, or has been drained. */
    boolean hasBegun();
}
