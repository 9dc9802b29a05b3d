// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reports the outcome of one emit.
 *
 * <p>If the event is for a room with a history, it goes to the room's log first, and to the members from there:
 * {@code recipients} is the number of members of this node at the time of the emit, and {@code nodes} completes when
 * the log has the event, or with -1 if it may be lost, which members are told.
 *
 * @param recipients the number of open connections of this node for which the event was queued, including those whose
 *     line is lost and whose client may come back; 0 if the audience had no members here
 * @param nodes completes with the number of other nodes that took the event, because they have members of the audience
 *     or may have some; -1 if that is unknown. Already complete, with 0, if the application has a single node. A stage
 *     that depends on it must not block
 */
public record Delivery(int recipients, CompletionStage<Integer> nodes) {

    private static final CompletionStage<Integer> NONE =
            CompletableFuture.completedFuture(0).minimalCompletionStage();

    /** Reports the outcome of an emit on a single node. */
    public Delivery(int recipients) {
        this(recipients, NONE);
    }
}
