// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;

/** A step in the life of a connection, complete when its stage is. Never throws. */
@FunctionalInterface
public interface Task extends Supplier<CompletionStage<Void>> {

    /** The result of a task that has nothing to wait for. */
    CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    /** Returns a task that has nothing to wait for. */
    static Task of(Runnable step) {
        return () -> {
            step.run();
            return DONE;
        };
    }

    /** Runs the step. Whatever it does, the next steps get their turn, above all the last one. */
    default CompletableFuture<Void> begin() {
        try {
            return get().toCompletableFuture();
        } catch (RuntimeException | Error unexpected) {
            Log.error(Code.STEP_FAILED, unexpected);
            return CompletableFuture.completedFuture(null);
        }
    }
}
