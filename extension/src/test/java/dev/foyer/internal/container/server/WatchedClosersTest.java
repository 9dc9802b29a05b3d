// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Containers that do not return from closing: rules D10 and D11. */
class WatchedClosersTest {

    private static final int HUNG = 40;
    private static final Duration LIMIT = Duration.ofMillis(500);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final WatchedClosers closers = new WatchedClosers(Runnable::run, timer, LIMIT, System::nanoTime);
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger interrupts = new AtomicInteger();

    @AfterEach
    void end() {
        never.countDown();
        closers.shutdown(System.nanoTime());
        timer.shutdownNow();
    }

    @Test
    void closesThatHang_holdUpNoOther() throws Exception {
        for (int i = 0; i < HUNG; i++) {
            closers.close(this::hang, () -> {});
        }
        var closed = new CompletableFuture<Boolean>();

        closers.close(() -> closed.complete(WatchedClosers.isCloser()), () -> {});

        assertThat(closed.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closeThatHangs_isCutAndInterruptedUntilItReturns() throws Exception {
        var cuts = new CountDownLatch(1);
        var enough = new CountDownLatch(3);

        closers.close(
                () -> {
                    while (enough.getCount() > 0) {
                        try {
                            never.await();
                        } catch (InterruptedException again) {
                            enough.countDown();
                        }
                    }
                },
                cuts::countDown);

        assertThat(cuts.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(enough.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closeThatReturns_cutsTheLineAfterTheLimitOnce() throws Exception {
        var cuts = new AtomicInteger();
        var first = new CountDownLatch(1);
        var again = new CountDownLatch(2);

        closers.close(() -> {}, () -> {
            cuts.incrementAndGet();
            first.countDown();
        });
        assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
        closers.close(() -> {}, again::countDown);
        closers.close(() -> {}, again::countDown);

        assertThat(again.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(cuts).hasValue(1);
    }

    @Test
    void shutdown_returnsInTimeWhateverHangs() {
        for (int i = 0; i < HUNG; i++) {
            closers.close(this::hang, () -> {});
        }
        var closed = new CountDownLatch(1);
        closers.close(closed::countDown, () -> {});

        closers.shutdown(System.nanoTime() + Duration.ofSeconds(2).toNanos());

        assertThat(closed.getCount()).as("what waited behind them is closed").isZero();
    }

    /** Until the end of the test, whoever interrupts it. */
    private void hang() {
        while (never.getCount() > 0) {
            try {
                never.await();
            } catch (InterruptedException again) {
                interrupts.incrementAndGet();
            }
        }
    }
}
