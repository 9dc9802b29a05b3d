// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

/** What became of a frame that was put into an outbox. */
enum Offer {
    /** It was dropped. */
    DROPPED,
    /** It is queued, and sent in its turn. */
    QUEUED,
    /** It is queued, and the caller must see that the outbox is drained. */
    CLAIMED
}
