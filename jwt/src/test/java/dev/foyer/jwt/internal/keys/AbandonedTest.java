// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.keys;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Rule I3: an identity provider that keeps each request for ever takes few threads. */
class AbandonedTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Ends only when a gate is open, whoever cancels it. */
    private record Stuck(AtomicInteger begun, CountDownLatch gate) implements Fetch {

        @Override
        public KeySet fetch() throws IOException {
            begun.incrementAndGet();
            try {
                gate.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("ended");
        }

        @Override
        public void cancel() {
            try {
                gate.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Goes on when it is told to. */
    private static final class SteppingClock extends Clock {
        private volatile Instant now;

        SteppingClock(Instant now) {
            this.now = now;
        }

        void step(Duration span) {
            now = now.plus(span);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void attemptsThatNeverEnd_areFew() {
        var stuck = new Stuck(new AtomicInteger(), new CountDownLatch(1));
        var time = new SteppingClock(NOW);
        var times = new RemoteKeys.Times(time, Duration.ofMinutes(10), Duration.ofMillis(1));
        var keys = new RemoteKeys(stuck, times, threads, warnings::add);

        for (int minute = 0; minute < 20; minute++) {
            assertUnavailable(keys);
            time.step(Duration.ofMinutes(1));
        }
        await().until(() -> stuck.begun().get() == RemoteKeys.MAX_ABANDONED + 1);
        stuck.gate().countDown();

        await().until(() -> {
            assertUnavailable(keys);
            time.step(Duration.ofMinutes(1));
            return stuck.begun().get() > RemoteKeys.MAX_ABANDONED + 1;
        });
        assertThat(warnings)
                .containsExactly("The keys cannot be loaded. It sends too slowly. Clients with tokens are refused with"
                        + " 503 until they can be.");
    }

    private static void assertUnavailable(RemoteKeys keys) {
        assertThatExceptionOfType(KeysUnavailable.class).isThrownBy(() -> keys.find("any"));
    }
}
