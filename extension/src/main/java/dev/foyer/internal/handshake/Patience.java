// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

import dev.foyer.internal.flow.Causes;
import dev.foyer.internal.flow.Waits;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the stage that {@code @OnConnect} returned. Safe for any thread.
 *
 * @param limit the longest time
 * @param waits lets the thread of the handshake wait
 */
public record Patience(Duration limit, Waits waits) {

    /** Returns a result, or the outcome of a stage. Throws what the stage failed with, or {@link LateConnect}. */
    @Nullable
    Object outcome(@Nullable Object result) throws Exception {
        if (!(result instanceof CompletionStage<?> stage)) {
            return result;
        }
        CompletableFuture<?> future = stage.toCompletableFuture();
        if (!waits.await(future, limit.toNanos())) {
            throw new LateConnect();
        }
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (Causes.of(failed) instanceof Exception cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
