// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import dev.foyer.internal.transport.Closers;

/**
 * Closes sessions on few, short-lived threads while containers close quickly. A slow closer is replaced, so that it
 * delays no other. After its time limit the line is cut and the thread interrupted, repeatedly until it returns.
 * Separate from the workers: many connections may have to be closed at once while application code waits for a worker.
 */
public final class WatchedClosers implements Closers {

    private static final int AT_ONCE = 16;
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final long QUICK = Duration.ofMillis(200).toNanos();
    private static final Duration WATCH = Duration.ofMillis(100);

    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), CloserThread::new);
    private final Executor context;
    private final ScheduledExecutorService timer;
    private final Duration limit;
    private final LongSupplier clock;

    // Mutable state, guarded by this.
    private final Queue<Attempt> waiting = new ArrayDeque<>();
    private final Set<Attempt> running = new HashSet<>();
    private int replaced; // of the running ones
    private boolean stopped;

    /**
     * Creates closers that run in a context, as a container may call back while it closes.
     *
     * @param limit how long a container may take to close, and a peer to answer it
     * @param clock gives the time in nanoseconds
     */
    WatchedClosers(Executor context, ScheduledExecutorService timer, Duration limit, LongSupplier clock) {
        this.context = context;
        this.timer = timer;
        this.limit = limit;
        this.clock = clock;
        var unused =
                timer.scheduleWithFixedDelay(this::watch, WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Tests whether the calling thread is a closer, which must not run application code: it may be interrupted. */
    public static boolean isCloser() {
        return Thread.currentThread() instanceof CloserThread;
    }

    @Override
    public Duration limit() {
        return limit;
    }

    @Override
    public void close(Runnable close, Runnable cut) {
        start(new Attempt(this, close, cut));
    }

    @Override
    public void closeLater(Runnable close, Runnable cut) {
        after(MOMENT, () -> close(close, cut));
    }

    private void after(Duration time, Runnable work) {
        try {
            var unused = timer.schedule(work, time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException over) { // the server closes the remaining sessions
            return;
        }
    }

    private synchronized void start(Attempt attempt) {
        if (!stopped) { // else the server closes the remaining sessions
            waiting.add(attempt);
            startNext();
        }
    }

    private synchronized void startNext() {
        while (running.size() - replaced < AT_ONCE && !waiting.isEmpty()) {
            Attempt next = waiting.remove();
            next.since = clock.getAsLong();
            running.add(next);
            pool.execute(() -> run(next));
        }
    }

    private void run(Attempt attempt) {
        try {
            context.execute(attempt);
        } finally {
            ended(attempt);
        }
    }

    private synchronized void ended(Attempt attempt) {
        attempt.ended();
        running.remove(attempt);
        replaced -= attempt.isReplaced ? 1 : 0;
        Attempt cutting = attempt.cutting();
        if (cutting != null) { // a peer that does not end its side may go on sending
            after(limit, () -> start(cutting));
        }
        startNext();
        notifyAll();
    }

    /** Replaces attempts that take long, and gives up those over the limit. */
    private synchronized void watch() {
        long now = clock.getAsLong();
        for (Attempt attempt : List.copyOf(running)) {
            if (!attempt.isReplaced && now - attempt.since > QUICK) {
                attempt.isReplaced = true;
                replaced++;
            }
            if (now - attempt.since > limit.toNanos()) {
                giveUp(attempt);
            }
        }
        startNext();
    }

    private void giveUp(Attempt attempt) {
        Attempt cutting = attempt.cutting();
        if (cutting != null) {
            start(cutting);
        }
        attempt.interrupt();
    }

    /** Closes the waiting sessions, and accepts no more. */
    public synchronized void shutdown(long deadline) {
        try {
            long left = deadline - clock.getAsLong();
            while (left > 0 && !(waiting.isEmpty() && running.isEmpty())) {
                TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, WATCH.toNanos()));
                watch();
                left = deadline - clock.getAsLong();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        stopped = true;
        waiting.clear();
        pool.shutdownNow();
    }
}
