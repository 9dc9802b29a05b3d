// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javax.naming.InitialContext;
import javax.naming.NamingException;

import org.jspecify.annotations.Nullable;

/** Runs what must not hold up the thread that finds it has to be done: the server's executor, or our own where it has none. */
final class Workers implements Executor, AutoCloseable {

    private static final String SERVERS = "java:comp/DefaultManagedExecutorService";

    private final @Nullable ExecutorService own;
    private final Executor executor;

    private Workers(Executor executor, @Nullable ExecutorService own) {
        this.executor = executor;
        this.own = own;
    }

    /** Called on a thread that has the application's naming context. */
    @SuppressWarnings("BanJNDI") // a fixed name, looked up in the server that runs us
    static Workers ofServer() {
        try {
            if (new InitialContext().lookup(SERVERS) instanceof Executor executor) {
                return new Workers(executor, null);
            }
        } catch (NamingException | RuntimeException none) {
            // a server without Jakarta Concurrency
        }
        ExecutorService own = Executors.newCachedThreadPool(Workers::thread);
        return new Workers(own, own);
    }

    @Override
    public void execute(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException stopping) { // what is left to do at shutdown must be done all the same
            thread(work).start();
        }
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
