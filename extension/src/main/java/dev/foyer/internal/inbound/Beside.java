// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/** The tasks of one connection that run beside others, and the one waiting for a place. For one thread at a time. */
final class Beside {

    private final int max;

    // Mutable state.
    private int underWay; // tasks with an unfinished stage included
    int running; // tasks that a thread is executing
    private @Nullable PlacedTask next;

    Beside(int max) {
        this.max = max;
    }

    /** Gives a task a place. The future completes when it has it. While one task waits, no other may enter. */
    CompletableFuture<Void> enter(Task task) {
        if (underWay < max) {
            underWay++;
            return CompletableFuture.completedFuture(null);
        }
        next = new PlacedTask(task, new CompletableFuture<>());
        return next.begun();
    }

    /** Frees a place and returns the waiting task that now gets it, or {@code null} if none waits. */
    @Nullable
    PlacedTask leave() {
        PlacedTask following = next;
        next = null;
        if (following == null) {
            underWay--;
        }
        return following;
    }

    /** Forgets the task that waits. */
    void clear() {
        next = null;
    }
}
