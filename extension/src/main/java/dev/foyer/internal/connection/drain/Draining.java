// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.drain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.foyer.Closing;
import dev.foyer.Drain;
import dev.foyer.internal.connection.HalfOpen;
import dev.foyer.internal.connection.Lifecycle;
import dev.foyer.internal.connection.OpenConnections;
import dev.foyer.internal.connection.Timing;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.flow.Refusal;
import dev.foyer.internal.flow.Waits;

/** Empties a node: refuses handshakes, and closes connections batch by batch. Safe for any thread. */
public final class Draining implements Drain {

    private static final Refusal REFUSAL = new Refusal(
            503, "This server is about to stop. Connect to another one.", Map.of("Retry-After", "1"), List.of());

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final OpenConnections open;
    private final HalfOpen halfOpen;
    private final Timing timing;
    private final ScheduledExecutorService timer;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    private volatile long end; // set once, before the first step

    /**
     * Creates what empties a node, which has not begun.
     *
     * @param open the connections to close
     * @param halfOpen what may become a connection yet
     */
    public Draining(OpenConnections open, HalfOpen halfOpen, Timing timing, ScheduledExecutorService timer) {
        this.open = open;
        this.halfOpen = halfOpen;
        this.timing = timing;
        this.timer = timer;
    }

    @Override
    public boolean hasBegun() {
        return begun.get();
    }

    /** Returns a refusal if no client may connect any more. */
    public Optional<Refusal> judge() {
        return hasBegun() ? Optional.of(REFUSAL) : Optional.empty();
    }

    @Override
    public CompletionStage<Void> begin(Duration over) {
        if (over.isNegative() || over.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(Code.DRAIN_DURATION.text(over));
        }
        if (begun.compareAndSet(false, true)) {
            Log.info(Code.DRAINING, open.countPresent(), over);
            timing.stop().leave();
            end = timing.nanos().getAsLong() + over.toNanos();
            timing.workers().execute(this::step);
        }
        return done.minimalCompletionStage();
    }

    /** Drains the node within a time that is not more than the stop of the application can take. */
    public void finish(Duration over, Waits waits) {
        if (over.isZero()) {
            return;
        }
        var unused = begin(over);
        try {
            waits.await(done, over.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the next batch, and comes again until nobody is left. */
    private void step() {
        if (isOver()) {
            done.complete(null);
            return;
        }
        try {
            closeBatch();
        } catch (RuntimeException | Error unexpected) { // the next step must come
            Log.error(Code.STEP_FAILED, unexpected);
        }
        var unused = timer.schedule(() -> timing.workers().execute(this::step), TICK_NANOS, TimeUnit.NANOSECONDS);
    }

    private boolean isOver() {
        return timing.stop().isBegun() || open.countPresent() + halfOpen.count() == 0;
    }

    private void closeBatch() {
        List<Lifecycle> waiting = open.present().stream()
                .filter(Lifecycle::isOpen) // neither about to open, nor about to close
                .toList();
        long steps = Math.max(0, end - timing.nanos().getAsLong()) / TICK_NANOS + 1; // with this one
        long batch = (waiting.size() + steps - 1) / steps;
        waiting.stream().limit(batch).forEach(one -> one.close(Closing.RESTART));
    }
}
