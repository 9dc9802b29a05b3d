// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.welcome;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.foyer.internal.audience.saved.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a connection begins with.
 *
 * @param introduction introduces it to its client
 * @param at the time of the opening
 * @param elsewhere whether a worker runs the callbacks of the opening, as the container reads on only when the calling
 *     thread is done
 * @param arrival completes with what the connection brings from another node, or with empty; never exceptionally
 */
public record Beginning(
        Introduction introduction, Instant at, boolean elsewhere, CompletableFuture<Optional<Arrival>> arrival) {

    /** Tests whether it is known where the connection comes from. */
    public boolean isKnown() {
        return arrival.isDone();
    }

    /** Completes when it is known. */
    public CompletionStage<Void> known() {
        return arrival.thenAccept(found -> {});
    }

    /** Returns what the connection brings from another node, or {@code null}. */
    public @Nullable Arrival arrived() {
        return arrival.join().orElse(null);
    }
}
