// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

/** One call in a context, for one thread. Keeps its outcome from the context. */
final class ContextTask<T extends @Nullable Object> implements Runnable {

    private final Callable<T> work;
    private boolean ran;
    private @Nullable T result;
    private @Nullable Throwable failure;

    ContextTask(Callable<T> work) {
        this.work = work;
    }

    @Override
    public void run() {
        ran = true;
        try {
            result = work.call();
        } catch (Exception | Error thrown) { // keeps it from the context, which could turn it into something else
            failure = thrown;
        }
    }

    boolean hasRun() {
        return ran;
    }

    @SuppressWarnings("NullAway") // the result is as the work returned it
    T outcome() throws Exception {
        if (failure instanceof Exception exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return result;
    }
}
