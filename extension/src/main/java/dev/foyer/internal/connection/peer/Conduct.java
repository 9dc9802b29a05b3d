// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.peer;

import dev.foyer.internal.inbound.TokenBucket;

/**
 * Tracks a peer's behaviour. Safe for any thread.
 *
 * @param bucket limits how fast the peer sends
 * @param badMessages counts those that could not be read
 */
public record Conduct(TokenBucket bucket, BadMessages badMessages) {

    /** Counts a message. Returns false if the peer sends too fast. */
    public boolean isInTime() {
        return bucket.tryTake();
    }
}
