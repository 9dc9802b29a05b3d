// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.address;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes what is for connections of other nodes. All methods return at once. Safe for any thread. */
public interface OtherNodes {

    /** Has no other node. */
    OtherNodes NONE = new OtherNodes() {};

    /** Tests whether there can be any. */
    default boolean areReachable() {
        return false;
    }

    /**
     * Has the other nodes do something. What one thread tells is done there in its order.
     *
     * @return the number of other nodes that took it
     */
    default CompletionStage<Integer> tell(Address to, Action action) {
        return CompletableFuture.completedFuture(0);
    }

    /** Returns the number of members that a room has on other nodes. */
    default int size(Group room) {
        return 0;
    }

    /** Returns the number of connections of other nodes. */
    default int connections() {
        return 0;
    }

    /** Returns the names of the rooms of a namespace that have members on other nodes. */
    default Set<String> rooms(String namespace) {
        return Set.of();
    }

    /** Notes that a room, or everyone, has a member more or less here. */
    default void resized(Group group) {}

    /** Notes that a group has its first member here. Called in the order in which that happens. */
    default void occupied(Group group) {}

    /** Notes that a group has no member here any more. Called in the order in which that happens. */
    default void vacant(Group group) {}
}
