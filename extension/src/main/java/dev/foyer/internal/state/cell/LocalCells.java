// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state.cell;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

import dev.foyer.internal.address.Group;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/** Keeps what rooms remember on a node that is alone, in memory. Safe for any thread. */
public final class LocalCells implements StateCells {

    private final Clock clock;
    private final LongSupplier nanos;

    // Mutable state, guarded by this.
    private final Map<Group, Used> cells = new HashMap<>();
    private long epoch;
    private volatile @Nullable Listener listener;

    /** A value, and when it was used, in nanoseconds. */
    private record Used(Cell cell, long at) {}

    /**
     * Creates cells of which none is filled.
     *
     * @param clock the wall clock
     * @param nanos the nanoseconds of a clock that only goes forward
     */
    public LocalCells(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    @Override
    public void start(Listener told) {
        listener = told;
    }

    @Override
    public synchronized CompletionStage<Optional<Cell>> use(Group room, Duration keep) {
        Used used = cells.computeIfPresent(room, (name, before) -> new Used(before.cell(), nanos.getAsLong()));
        return CompletableFuture.completedFuture(Optional.ofNullable(used).map(Used::cell));
    }

    @Override
    public CompletionStage<Swap> swap(Group room, @Nullable Position expected, Change change, Duration keep) {
        Swap swap = swapNow(room, expected, change);
        if (swap instanceof Swap.Done done) {
            Objects.requireNonNull(listener).changed(room, done.at(), change);
        }
        return CompletableFuture.completedFuture(swap);
    }

    private synchronized Swap swapNow(Group room, @Nullable Position expected, Change change) {
        Used used = cells.get(room);
        Cell now = used == null ? null : used.cell();
        if (!Objects.equals(expected, now == null ? null : now.at())) {
            return new Swap.Beaten(now);
        }
        if (now == null) {
            epoch = Math.max(clock.millis(), epoch + 1);
        }
        var at = now == null
                ? new Position(epoch, 0)
                : new Position(now.at().epoch(), now.at().number() + 1);
        cells.put(room, new Used(new Cell(at, change.whole(), change.version()), nanos.getAsLong()));
        return new Swap.Done(at);
    }

    @Override
    public synchronized CompletionStage<Optional<Cell>> forget(Group room, Duration keep, Duration unused) {
        Used used = cells.get(room);
        boolean isUnused = used != null && nanos.getAsLong() - used.at() >= unused.toNanos();
        return CompletableFuture.completedFuture(
                isUnused ? Optional.ofNullable(cells.remove(room)).map(Used::cell) : Optional.empty());
    }

    /** Returns the number of rooms that remember something. */
    public synchronized int count() {
        return cells.size();
    }
}
