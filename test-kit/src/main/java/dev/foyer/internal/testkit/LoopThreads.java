// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

import dev.foyer.internal.container.server.Threads;
import dev.foyer.internal.context.Contexts;
import dev.foyer.internal.outbound.sender.Senders;
import dev.foyer.internal.testkit.loop.Loop;
import dev.foyer.internal.transport.Closers;

/** Runs in a loop what other hosts run on threads of their own. */
final class LoopThreads implements Threads {

    private final Loop loop;
    private final ScheduledExecutorService timer;
    private final Executor workers;
    private final Senders senders;
    private final Clock clock;

    LoopThreads(Loop loop, Contexts contexts, Clock clock) {
        this.loop = loop;
        this.timer = loop.newTimer();
        this.workers = work -> loop.execute(() -> contexts.run(work));
        this.senders = new Senders(contexts::run, new Pool(loop));
        this.clock = clock;
    }

    /** Runs the work of senders in the loop. It never makes a thread, as none of them is ever held up by a send. */
    private static final class Pool extends ThreadPoolExecutor {

        private final Loop loop;

        Pool(Loop loop) {
            super(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
            this.loop = loop;
        }

        @Override
        public void execute(Runnable work) {
            loop.execute(work);
        }
    }

    @Override
    public LongSupplier nanos() {
        return loop::nanos;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public RandomGenerator random() {
        return loop.random();
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
    public Senders senders() {
        return senders;
    }

    @Override
    public Closers closers() {
        return new LoopClosers(loop);
    }

    @Override
    public Closers lateClosers() {
        return new LoopClosers(loop);
    }

    @Override
    public boolean await(Future<?> future, long nanos) {
        return loop.await(future, nanos);
    }

    @Override
    public void pause(long nanos) {
        loop.pause(nanos);
    }

    @Override
    public void shutdown(long deadline) {
        timer.shutdown();
    }

    /** Closes sessions in a loop. None of them takes long, so none has to be cut. */
    private record LoopClosers(Loop loop) implements Closers {

        private static final Duration LIMIT = Duration.ofSeconds(10);

        @Override
        public void close(Runnable close, Runnable cut) {
            loop.execute(close);
        }

        @Override
        public Duration limit() {
            return LIMIT;
        }

        @Override
        public void closeLater(Runnable close, Runnable cut) {
            loop.execute(close);
        }
    }
}
