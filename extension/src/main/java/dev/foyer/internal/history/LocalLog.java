// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

import dev.foyer.internal.address.Group;
import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;
import org.jspecify.annotations.Nullable;

/** Keeps the events of a node that is alone, in memory. Safe for any thread. */
public final class LocalLog implements RoomLog {

    private final MemoryLogs<Group, LoggedEvent> logs;
    private volatile @Nullable Listener listener;

    /**
     * Creates an empty log.
     *
     * @param clock the wall clock
     * @param nanos the nanoseconds of a clock that only goes forward
     */
    public LocalLog(Clock clock, LongSupplier nanos, ScheduledExecutorService timer) {
        this.logs = new MemoryLogs<>(clock, nanos, timer);
    }

    @Override
    public void start(Listener told) {
        listener = told;
    }

    @Override
    public CompletionStage<Integer> append(Group room, LoggedEvent event, Retention keep) {
        Position at = logs.append(room, event, event.event().frame().bytes(), keep);
        Objects.requireNonNull(listener).received(room, new Entry(at, event));
        return CompletableFuture.completedFuture(0);
    }

    @Override
    public CompletionStage<Stretch> read(Group room, Position after, int limit) {
        return CompletableFuture.completedFuture(stretch(logs.after(room, after, limit)));
    }

    @Override
    public CompletionStage<Stretch> readLatest(Group room, int limit) {
        return CompletableFuture.completedFuture(stretch(logs.latest(room, limit)));
    }

    private static Stretch stretch(MemoryLogs.Part<LoggedEvent> part) {
        List<Entry> entries = part.kept().stream()
                .map(kept -> new Entry(kept.at(), kept.content()))
                .toList();
        return new Stretch(entries, part.complete(), part.end());
    }
}
