// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

/** The outcome of putting a frame into an outbox. */
enum Offer {
    /** The frame was dropped. */
    DROPPED,
    /** The frame is queued and will be sent in its turn. */
    QUEUED,
    /** The frame is queued, and the caller must have the outbox drained. */
    CLAIMED
}
