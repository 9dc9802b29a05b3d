// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.state.cell.Cell;
import dev.foyer.internal.state.cell.Change;
import dev.foyer.internal.state.value.Document;
import dev.foyer.spi.StateStore;
import dev.foyer.spi.StoredState;
import org.jspecify.annotations.Nullable;

/**
 * Has the store keep what rooms remember: a while after each change, for one room once at a time. What could not be
 * saved is saved again. Does nothing without a store. Safe for any thread.
 */
public final class WriteBehind {

    /** How long after a change the value is saved. */
    private static final Duration DELAY = Duration.ofMillis(500);

    /** The longest time between two attempts to save a value. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final @Nullable StateStore store;
    private final StateTime time;
    private final Executor workers;

    // Mutable state, guarded by this.
    private final Map<Group, Unsaved> all = new HashMap<>();
    private boolean failing; // which is logged once

    /** What of one room is to be saved. */
    private static final class Unsaved {

        private Cell latest;
        private CompletableFuture<Boolean> saved =
                new CompletableFuture<>(); // completes with the next attempt's outcome
        private boolean running;
        private boolean urgent; // somebody waits
        private int failures;

        private Unsaved(Cell latest) {
            this.latest = latest;
        }
    }

    /**
     * Creates what has nothing to save.
     *
     * @param store {@code null} if there is none
     * @param workers call the store
     */
    public WriteBehind(@Nullable StateStore store, StateTime time, Executor workers) {
        this.store = store;
        this.time = time;
        this.workers = workers;
    }

    boolean isPossible() {
        return store != null;
    }

    /**
     * Loads what was saved.
     *
     * @throws IllegalStateException if the store cannot tell
     */
    Optional<Change> load(Group room) {
        if (store == null) {
            return Optional.empty();
        }
        try {
            return store.load(room.namespace(), room.name())
                    .map(found -> Change.first(Document.value(found.json()), found.version()));
        } catch (Exception failure) {
            throw new IllegalStateException(Code.STATE_NOT_LOADED.text(room.name()), failure);
        }
    }

    /** Notes a value, which is saved soon. */
    void changed(Group room, Cell now) {
        if (store != null && note(room, now)) {
            later(room, DELAY);
        }
    }

    /** Saves a value now. Completes with whether that was possible. */
    CompletionStage<Boolean> save(Group room, Cell now) {
        CompletableFuture<Boolean> saved;
        synchronized (this) {
            note(room, now);
            Unsaved unsaved = Objects.requireNonNull(all.get(room));
            unsaved.urgent = true;
            saved = unsaved.saved;
        }
        workers.execute(() -> attempt(room));
        return saved;
    }

    /** Notes a value. Returns whether nobody was to save it yet. */
    private synchronized boolean note(Group room, Cell now) {
        Unsaved before = all.get(room);
        if (before == null) {
            all.put(room, new Unsaved(now));
            return true;
        }
        if (now.version() > before.latest.version()) {
            before.latest = now;
        }
        return false;
    }

    private void later(Group room, Duration delay) {
        try {
            var unused = time.timer()
                    .schedule(() -> workers.execute(() -> attempt(room)), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopped) {
            // what is left is saved by the stop
        }
    }

    /** Saves what is to be saved of a room, and tries again later if that is not possible. */
    private void attempt(Group room) {
        Unsaved unsaved;
        Cell cell;
        CompletableFuture<Boolean> saved;
        synchronized (this) {
            unsaved = all.get(room);
            if (unsaved == null || unsaved.running) {
                return; // whoever runs goes on with what is new
            }
            unsaved.running = true;
            unsaved.urgent = false;
            cell = unsaved.latest;
            saved = unsaved.saved;
            unsaved.saved = new CompletableFuture<>();
        }
        Exception failure = failure(room, cell);
        Duration again;
        boolean urgent;
        synchronized (this) {
            unsaved.running = false;
            unsaved.failures = failure == null ? 0 : unsaved.failures + 1;
            boolean done = failure == null && unsaved.latest.version() <= cell.version();
            if (done) {
                all.remove(room);
            }
            again = done || (failure == null && unsaved.urgent) ? Duration.ZERO : pause(unsaved.failures);
            urgent = !done && again.isZero();
        }
        tell(room, failure);
        saved.complete(failure == null);
        if (urgent) {
            workers.execute(() -> attempt(room));
        } else if (!again.isZero()) {
            later(room, again);
        }
    }

    private static Duration pause(int failures) {
        Duration pause = DELAY.multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    private @Nullable Exception failure(Group room, Cell cell) {
        try {
            StateStore to = store;
            if (to != null) {
                to.save(
                        room.namespace(),
                        room.name(),
                        new StoredState(cell.version(), cell.value().text()));
            }
            return null;
        } catch (Exception failure) {
            return failure;
        }
    }

    private void tell(Group room, @Nullable Exception failure) {
        boolean changed;
        synchronized (this) {
            changed = failing != (failure != null);
            failing = failure != null;
        }
        if (changed && failure != null) {
            Log.error(Code.STATE_NOT_SAVED, failure, room.name());
        } else if (changed) {
            Log.info(Code.STATE_SAVED_AGAIN);
        }
    }

    /**
     * Saves what is left, on the calling thread. Called when nothing changes any more.
     *
     * @param deadline a time of the clock; what is not saved until then is given up, and told
     */
    public void close(long deadline) {
        int given = 0;
        for (Map.Entry<Group, Unsaved> next : left().entrySet()) {
            boolean late = time.nanos().getAsLong() - deadline > 0;
            given += late || failure(next.getKey(), next.getValue().latest) != null ? 1 : 0;
        }
        if (given > 0) {
            Log.warning(Code.STATE_LEFT_UNSAVED, given);
        }
    }

    private synchronized Map<Group, Unsaved> left() {
        var left = new HashMap<>(all);
        all.clear();
        return left;
    }
}
