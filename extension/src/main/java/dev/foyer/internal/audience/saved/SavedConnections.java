// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.saved;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/** Keeps connections where other nodes find them. All methods return at once. Safe for any thread. */
public interface SavedConnections {

    /** Keeps nothing, as there is no other node. */
    SavedConnections NONE = new SavedConnections() {};

    /** Returns the id of this node, or {@code null} if nothing is kept. */
    default @Nullable String node() {
        return null;
    }

    /**
     * Keeps a connection of this node under a key, or nothing any more.
     *
     * @param afterwards how long to keep it after the end of this node
     */
    default void save(String key, @Nullable SavedConnection connection, Duration afterwards) {}

    /**
     * Takes a connection that a node has kept, for this node alone. Completes with empty if there is none, or if that is
     * not known in time. Never completes exceptionally.
     */
    default CompletionStage<Optional<SavedConnection>> take(String node, String key) {
        return CompletableFuture.completedFuture(Optional.empty());
    }
}
