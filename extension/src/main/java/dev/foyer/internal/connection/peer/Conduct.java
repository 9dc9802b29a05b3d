// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.peer;

import dev.foyer.internal.flow.Validity;
import dev.foyer.internal.inbound.TokenBucket;

/**
 * Tracks a peer's behaviour, and for how long it may stay. Safe for any thread.
 *
 * @param bucket limits how fast the peer sends
 * @param refreshes limits how often it sends new credentials
 * @param badMessages counts those that could not be read
 * @param validity knows whether its credentials are still valid
 */
public record Conduct(TokenBucket bucket, Refreshes refreshes, BadMessages badMessages, Validity validity) {

    /** Counts a message. Returns false if the peer sends too fast. */
    public boolean isInTime() {
        return bucket.tryTake();
    }
}
