// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

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

import org.jspecify.annotations.Nullable;

/**
 * The threads that drain outboxes, so that the thread that emits to many need not; few, as none of them waits for a peer. Should one be
 * held up all the same, by the container or a smaller send buffer than configured, others take over what it has before it. Safe for any
 * thread.
 */
public final class Senders {

    /** For each that is held up, so that their number doubles for as long as all are. */
    private static final int REPLACEMENTS = 2;

    private final ThreadPoolExecutor pool;
    private final Executor context;
    private final Set<Run> runs = ConcurrentHashMap.newKeySet();

    /**
     * Makes senders.
     *
     * @param context runs what they do, as a container may call back while it sends
     * @param threads makes their threads
     */
    public Senders(Executor context, ThreadFactory threads) {
        this(context, pool(threads));
    }

    /** Makes senders with these threads. */
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
    void drain(List<? extends Drainable> outboxes) {
        start(new Batch(outboxes));
    }

    private void start(Batch batch) {
        try {
            pool.execute(() -> context.execute(batch));
        } catch (RejectedExecutionException stopped) { // what is under way when the application stops
            batch.run();
        }
    }

    /** Frees the threads that send to nobody any more, and replaces those that have not got on since the last call. */
    public void watch() {
        for (Run run : runs) {
            run.free();
            if (run.isHeldUp()) {
                resize(REPLACEMENTS);
                for (int i = 0; i < REPLACEMENTS; i++) {
                    start(run.batch);
                }
            }
        }
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

    /** Takes no more. */
    public void shutdown() {
        pool.shutdown();
    }

    /** Outboxes to be drained, each by one of the threads that run it. */
    private final class Batch implements Runnable {

        private final List<? extends Drainable> outboxes;
        private final AtomicInteger next = new AtomicInteger();

        Batch(List<? extends Drainable> outboxes) {
            this.outboxes = outboxes;
        }

        @Override
        @SuppressWarnings("ThreadPriorityCheck") // it is no way to wait for them, only cheaper if they come first
        public void run() {
            var run = new Run(this);
            runs.add(run);
            try {
                Thread.yield(); // to those that emit: what they have at hand goes out with the same sends
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

    /** One thread in a batch. */
    private static final class Run {

        private final Batch batch;
        private final AtomicInteger steps = new AtomicInteger();
        private int seen = -1; // of the steps, by the one that watches
        private volatile boolean replaced;
        private final Thread thread = Thread.currentThread();
        private @Nullable Drainable current; // guarded by this

        Run(Batch batch) {
            this.batch = batch;
        }

        /** Goes on with another outbox, or none; what was meant for the last one does not count for it. */
        @SuppressWarnings("ReturnValueIgnored") // only cleared
        synchronized void turnTo(@Nullable Drainable outbox) {
            current = outbox;
            Thread.interrupted();
        }

        /** Frees the thread from a send to a connection that is gone: Open Liberty does not when it closes it. */
        synchronized void free() {
            if (current != null && current.isGone()) {
                thread.interrupt();
            }
        }

        void step() {
            steps.lazySet(steps.getPlain() + 1);
        }

        /** Whether nothing has happened since the last call; true once. */
        boolean isHeldUp() {
            int now = steps.get();
            boolean heldUp = now == seen && !replaced;
            replaced = replaced || heldUp;
            seen = now;
            return heldUp;
        }

        boolean isReplaced() {
            return replaced;
        }
    }
}
