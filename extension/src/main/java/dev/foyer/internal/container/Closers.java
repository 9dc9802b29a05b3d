// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that close sessions, few and short-lived. Apart from the workers, as closing can take seconds each, and many
 * connections may have to be closed at once while application code waits for a worker.
 */
final class Closers implements Executor {

    private static final int THREADS = 16;
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Closers::thread);
    private final Executor context;
    private final ScheduledExecutorService timer;

    /** Closers that run in a context, as a container may call back while it closes. */
    Closers(Executor context, ScheduledExecutorService timer) {
        this.context = context;
        this.timer = timer;
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable close) {
        try {
            pool.execute(() -> context.execute(close));
        } catch (RejectedExecutionException stopped) { // the server closes what is left
            return;
        }
    }

    /** Closes after a moment in which the container may do it, too. */
    void executeLater(Runnable close) {
        try {
            var unused = timer.schedule(() -> execute(close), MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) { // the server closes what is left
            return;
        }
    }

    /** Closes what is waiting, and takes no more. */
    void shutdown(long deadline) {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "foyer-closer");
        thread.setDaemon(true);
        return thread;
    }
}
