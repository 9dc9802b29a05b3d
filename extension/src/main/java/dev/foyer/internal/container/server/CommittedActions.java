// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;

/** Holds what is to be done when one transaction is committed, in order. Safe for any thread. */
final class CommittedActions implements Synchronization {

    // Mutable state, guarded by this.
    private final List<Runnable> actions = new ArrayList<>();

    private final CompletableFuture<Boolean> end = new CompletableFuture<>();

    synchronized void add(Runnable action) {
        actions.add(action);
    }

    CompletionStage<Boolean> end() {
        return end;
    }

    @Override
    public void beforeCompletion() {
        // it may still be rolled back
    }

    @Override
    public void afterCompletion(int status) {
        end.complete(status == Status.STATUS_COMMITTED);
        List<Runnable> due = taken();
        if (status == Status.STATUS_COMMITTED) {
            due.forEach(CommittedActions::run);
        }
    }

    private synchronized List<Runnable> taken() {
        List<Runnable> due = List.copyOf(actions);
        actions.clear();
        return due;
    }

    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException failure) { // the others have been promised, too
            Log.error(Code.AFTER_COMMIT_FAILED, failure);
        }
    }
}
