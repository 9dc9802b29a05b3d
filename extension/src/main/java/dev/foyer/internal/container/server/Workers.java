// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;

import dev.foyer.internal.context.Contexts;
import org.jspecify.annotations.Nullable;

/**
 * Runs what must not hold up the thread that finds it has to be done: on the server's executor, or our own where it has none, and
 * in the context that the application had when it started, so that naming and what rests on it work there.
 */
final class Workers implements Executor, AutoCloseable {

    private static final ThreadFactory DAEMONS = Daemons.named("foyer-worker");

    private final Executor executor;
    private final Contexts contexts;
    private final @Nullable ExecutorService own;

    private Workers(Executor executor, Contexts contexts, @Nullable ExecutorService own) {
        this.executor = executor;
        this.contexts = contexts;
        this.own = own;
    }

    /** Called on a thread that has the application's naming. */
    static Workers ofServer(Contexts contexts) {
        Optional<Executor> servers = Naming.find("java:comp/DefaultManagedExecutorService", Executor.class);
        if (servers.isPresent()) {
            return new Workers(servers.get(), contexts, null);
        }
        ExecutorService own = Executors.newCachedThreadPool(DAEMONS);
        return new Workers(own, contexts, own);
    }

    /** Where each callback is given a context of its own it is not given one here as well. */
    @Override
    public void execute(Runnable work) {
        Runnable task = contexts.areCaptured() ? work : () -> inContext(work);
        try {
            executor.execute(task);
        } catch (RejectedExecutionException stopping) { // what is left to do at shutdown must be done all the same
            DAEMONS.newThread(task).start();
        }
    }

    /** Runs work on the calling thread, in the application's context. */
    void inContext(Runnable work) {
        contexts.run(work);
    }

    @Override
    public void close() {
        if (own != null) {
            own.shutdown();
        }
    }
}
