// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.cdi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Has the methods of a managed executor that begin a stage (Jakarta Concurrency 3.0, {@code ManagedExecutorService}).
 *
 * @param executor runs the stages
 */
record Stages(Executor executor) {

    public CompletableFuture<Void> runAsync(Runnable work) {
        return CompletableFuture.runAsync(work, executor);
    }

    public <T> CompletableFuture<T> supplyAsync(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, executor);
    }

    public <T> CompletableFuture<T> completedFuture(T value) {
        return CompletableFuture.completedFuture(value);
    }

    public <T> CompletableFuture<T> failedFuture(Throwable failure) {
        return CompletableFuture.failedFuture(failure);
    }

    public <T> CompletableFuture<T> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
