// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

import dev.foyer.internal.context.Contexts;
import dev.foyer.internal.outbound.sender.Senders;
import dev.foyer.internal.transport.Closers;

/** Holds the threads of one application on a server. They are created nowhere else. */
public final class ServerThreads implements Threads {

    private final LongSupplier nanos;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Workers workers;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Daemons.named("foyer-timer"));
    private final WatchedClosers closers;
    private final Senders senders;

    /**
     * Creates the threads. Called on a thread that has the application's naming.
     *
     * @param sendTimeout how long a container may take to close, and a peer to answer it
     * @param nanos the nanoseconds of a clock that only goes forward
     * @param clock the wall clock
     */
    public ServerThreads(Contexts contexts, Duration sendTimeout, LongSupplier nanos, Clock clock) {
        this.nanos = nanos;
        this.clock = clock;
        timer.setRemoveOnCancelPolicy(true);
        this.workers = Workers.ofServer(contexts);
        this.closers = new WatchedClosers(workers::inContext, timer, sendTimeout, nanos);
        this.senders = new Senders(workers::inContext, Daemons.named("foyer-sender"));
    }

    @Override
    public LongSupplier nanos() {
        return nanos;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public Executor workers() {
        return workers;
    }

    @Override
    public ScheduledExecutorService timer() {
        return timer;
    }

    @Override
    public Closers closers() {
        return closers;
    }

    @Override
    public Closers lateClosers() {
        return new SimpleClosers(workers);
    }

    @Override
    public Senders senders() {
        return senders;
    }

    @Override
    public boolean await(Future<?> future, long nanos) throws InterruptedException {
        return BLOCKING.await(future, nanos);
    }

    @Override
    public void pause(long nanos) {
        LockSupport.parkNanos(nanos);
    }

    @Override
    public void shutdown(long deadline) {
        closers.shutdown(deadline);
        timer.shutdownNow();
        senders.shutdown();
        workers.close();
    }
}
