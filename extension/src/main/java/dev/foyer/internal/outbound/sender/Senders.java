// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.sender;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.foyer.internal.outbound.backlog.Joiner;

/**
 * The threads that drain outboxes, so that the emitting thread need not. There are few, as none of them waits for a
 * peer. If one is held up nevertheless, by the container or by a smaller send buffer than configured, others take over
 * its remaining outboxes. Safe for any thread.
 */
public final class Senders {

    /** The replacements for each thread that is held up: their number doubles as long as all are. */
    private static final int REPLACEMENTS = 2;

    private final ThreadPoolExecutor pool;
    private final Executor context;
    private final Set<SenderRun> runs = ConcurrentHashMap.newKeySet();

    /**
     * Creates senders.
     *
     * @param context runs their work, as a container may call back while it sends
     * @param threads creates their threads
     */
    public Senders(Executor context, ThreadFactory threads) {
        this(context, pool(threads));
    }

    /** Creates senders with these threads. */
    public Senders(Executor context, ThreadPoolExecutor pool) {
        this.context = context;
        this.pool = pool;
    }

    private static ThreadPoolExecutor pool(ThreadFactory threads) {
        int few = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        var pool = new ThreadPoolExecutor(few, few, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Drains outboxes that were claimed. */
    public void drain(List<? extends Drainable> outboxes) {
        start(new Batch(outboxes));
    }

    private void start(Runnable batch) {
        try {
            pool.execute(() -> context.execute(batch));
        } catch (RejectedExecutionException stopped) { // sends the rest when the application stops
            batch.run();
        }
    }

    /** Frees threads that send to closed connections, and replaces those without progress since the last call. */
    public void watch() {
        for (SenderRun run : runs) {
            run.free();
            if (run.isHeldUp()) {
                resize(REPLACEMENTS);
                for (int i = 0; i < REPLACEMENTS; i++) {
                    start(run.batch());
                }
            }
        }
    }

    /** Returns how many batches were done so far. */
    public long batches() {
        return pool.getCompletedTaskCount();
    }

    /** Tests whether outboxes wait for a thread. */
    public boolean isBusy() {
        return !pool.getQueue().isEmpty();
    }

    private synchronized void resize(int difference) {
        int size = pool.getCorePoolSize() + difference;
        if (difference > 0) {
            pool.setMaximumPoolSize(size);
            pool.setCorePoolSize(size);
        } else {
            pool.setCorePoolSize(size);
            pool.setMaximumPoolSize(size);
        }
    }

    /** Accepts no more outboxes. */
    public void shutdown() {
        pool.shutdown();
    }

    /** A list of outboxes, each of which is drained by one of the threads that run the batch. */
    private final class Batch implements Runnable {

        private final List<? extends Drainable> outboxes;
        private final AtomicInteger next = new AtomicInteger();

        Batch(List<? extends Drainable> outboxes) {
            this.outboxes = outboxes;
        }

        @Override
        @SuppressWarnings("ThreadPriorityCheck") // not for waiting; it is only cheaper if the others come first
        public void run() {
            var run = new SenderRun(this);
            runs.add(run);
            try {
                Thread.yield(); // lets emitting threads run first, whose frames then go out with the same sends
                var joiner = new Joiner();
                for (int i = next.getAndIncrement(); i < outboxes.size(); i = next.getAndIncrement()) {
                    Drainable outbox = outboxes.get(i);
                    run.turnTo(outbox);
                    outbox.drain(joiner);
                    run.step();
                }
            } finally {
                run.turnTo(null);
                runs.remove(run);
                if (run.isReplaced()) {
                    resize(-REPLACEMENTS);
                }
            }
        }
    }
}
