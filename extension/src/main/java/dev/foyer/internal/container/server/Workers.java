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
import dev.foyer.internal.transport.server.CapturedContexts;
import org.jspecify.annotations.Nullable;

/**
 * Runs work that must not delay the thread that discovers it: on the server's executor, or our own where it has none,
 * in the context that the application had at start, so that naming and all that relies on it work there.
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

    /** Creates the workers. Called on a thread that has the application's naming. */
    static Workers ofServer(Contexts contexts) {
        Optional<Executor> servers = Naming.find("java:comp/DefaultManagedExecutorService", Executor.class);
        if (servers.isPresent()) {
            return new Workers(CapturedContexts.apart(servers.get(), contexts::tryOwn), contexts, null);
        }
        ExecutorService own = Executors.newCachedThreadPool(DAEMONS);
        return new Workers(own, contexts, own);
    }

    /** Runs work in the application's context, unless each callback gets a context of its own anyway. */
    @Override
    public void execute(Runnable work) {
        Runnable task = contexts.areCaptured() ? work : () -> contexts.run(work);
        try {
            executor.execute(task);
        } catch (RejectedExecutionException stopping) { // work that remains at shutdown must still be done
            DAEMONS.newThread(task).start();
        }
    }

    /** Runs Foyer's own work on the calling thread, in the application's context. */
    void inContext(Runnable work) {
        contexts.runOwn(work);
    }

    @Override
    public void close() {
        if (own != null) {
            own.shutdown();
        }
    }
}
