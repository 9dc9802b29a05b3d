// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * Runs what must not hold up the thread that finds it has to be done: on the server's executor, or our own where it has none, and
 * in the context that the application had when it started, so that naming and what rests on it work there.
 */
final class Workers implements Executor, AutoCloseable {

    private final Executor executor;
    private final Executor context;
    private final @Nullable ExecutorService own;

    private Workers(Executor executor, Executor context, @Nullable ExecutorService own) {
        this.executor = executor;
        this.context = context;
        this.own = own;
    }

    /** Called on a thread that has the application's context. */
    static Workers ofServer() {
        Executor context = currentContext();
        Optional<Executor> servers = Naming.find("java:comp/DefaultManagedExecutorService", Executor.class);
        if (servers.isPresent()) {
            return new Workers(servers.get(), context, null);
        }
        ExecutorService own = Executors.newCachedThreadPool(Workers::thread);
        return new Workers(own, context, own);
    }

    private static Executor currentContext() {
        Executor loader = withLoader(Thread.currentThread().getContextClassLoader());
        try {
            return ServerContext.current().orElse(loader);
        } catch (LinkageError none) { // a server without Jakarta Concurrency
            return loader;
        }
    }

    private static Executor withLoader(ClassLoader loader) {
        return work -> {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                work.run();
            } finally {
                thread.setContextClassLoader(before);
            }
        };
    }

    @Override
    public void execute(Runnable work) {
        try {
            executor.execute(() -> inContext(work));
        } catch (RejectedExecutionException stopping) { // what is left to do at shutdown must be done all the same
            thread(() -> inContext(work)).start();
        }
    }

    /** Runs work on the calling thread, in the application's context. */
    void inContext(Runnable work) {
        context.execute(work);
    }

    @Override
    public void close() {
        if (own != null) {
            own.shutdown();
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "foyer-worker");
        thread.setDaemon(true);
        return thread;
    }
}
