// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.LongSupplier;

import dev.foyer.internal.context.Contexts;
import dev.foyer.internal.outbound.Senders;
import dev.foyer.internal.transport.Closers;

/** Holds the threads of one application. They are created nowhere else. */
public final class Threads {

    private final Workers workers;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Daemons.named("foyer-timer"));
    private final WatchedClosers closers;
    private final Senders senders;

    /**
     * Creates the threads. Called on a thread that has the application's naming.
     *
     * @param sendTimeout how long a container may take to close, and a peer to answer it
     * @param clock gives the time in nanoseconds
     */
    public Threads(Contexts contexts, Duration sendTimeout, LongSupplier clock) {
        timer.setRemoveOnCancelPolicy(true);
        this.workers = Workers.ofServer(contexts);
        this.closers = new WatchedClosers(workers::inContext, timer, sendTimeout, clock);
        this.senders = new Senders(workers::inContext, Daemons.named("foyer-sender"));
    }

    /** Returns the executor for work that must not run on the thread that discovers it. */
    public Executor workers() {
        return workers;
    }

    /** Returns the one timer of the application. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /** Returns the closers of sessions. */
    public Closers closers() {
        return closers;
    }

    /** Returns closers for use when all other threads may have ended. */
    public Closers lateClosers() {
        return new SimpleClosers(workers);
    }

    /** Returns the threads that send. */
    public Senders senders() {
        return senders;
    }

    /** Ends all threads once the pending sessions are closed, or at the deadline. */
    public void shutdown(long deadline) {
        closers.shutdown(deadline);
        timer.shutdownNow();
        senders.shutdown();
        workers.close();
    }
}
