// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Limits the time that the stage of a handler may take. Safe for any thread.
 *
 * @param limit the longest time
 * @param timer reports when the time is over
 */
public record Deadline(Duration limit, ScheduledExecutorService timer) {

    /** Returns a future of the stage's outcome, or of {@link Late}. The application's own stage is left as it is. */
    CompletableFuture<Object> on(CompletionStage<?> stage) {
        var outcome = new CompletableFuture<Object>();
        var alarm = timer.schedule(
                () -> outcome.completeExceptionally(new Late()), limit.toMillis(), TimeUnit.MILLISECONDS);
        stage.whenComplete((value, failure) -> {
            alarm.cancel(false);
            if (failure == null) {
                outcome.complete(value);
            } else {
                outcome.completeExceptionally(failure);
            }
        });
        return outcome;
    }
}
