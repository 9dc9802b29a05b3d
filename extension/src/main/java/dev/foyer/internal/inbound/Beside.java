// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/** Tasks of one connection that are under way beside the others, and the one that has to wait for its place. For one thread at a time. */
final class Beside {

    private final int max;

    // Mutable state.
    private int underWay; // their stages included
    int running; // those in which a thread is
    private @Nullable Next next;

    /** A task that has its place, and what is complete when it has. */
    record Next(Task task, CompletableFuture<Void> begun) {}

    Beside(int max) {
        this.max = max;
    }

    /** Gives a task its place, or lets it wait for one; complete once it has it. No other may come while one waits. */
    CompletableFuture<Void> enter(Task task) {
        if (underWay < max) {
            underWay++;
            return CompletableFuture.completedFuture(null);
        }
        next = new Next(task, new CompletableFuture<>());
        return next.begun;
    }

    /** A place is free; returns who gets it, if somebody waits. */
    @Nullable
    Next leave() {
        Next following = next;
        next = null;
        if (following == null) {
            underWay--;
        }
        return following;
    }

    /** Nobody waits any more. */
    void clear() {
        next = null;
    }
}
