// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.state.cell.Cell;
import dev.foyer.internal.state.cell.Change;
import dev.foyer.internal.state.cell.StateCells;
import dev.foyer.internal.state.cell.Swap;
import dev.foyer.internal.state.value.Document;
import org.jspecify.annotations.Nullable;

/** Makes the first values of rooms, and forgets the last. Waits for the engine. Safe for any thread. */
final class Opening {

    /** How long a caller waits for the engine, or for another one that changes the same room here. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StateCells cells;
    private final StateTerms terms;

    Opening(StateCells cells, StateTerms terms) {
        this.cells = cells;
        this.terms = terms;
    }

    /** Tests whether the engine can be asked now. */
    boolean isPossible() {
        return cells.isReachable();
    }

    /**
     * Returns what a room remembers. Makes its first value if there is none.
     *
     * @param lost what the room has remembered, if the engine has lost it
     * @throws IllegalStateException if the engine cannot be asked now
     * @throws RuntimeException what the application throws instead of making a value
     */
    Cell open(Group room, OpenRoom open, @Nullable Cell lost) {
        Optional<Cell> found = find(room, open);
        return found.isPresent() && !mayBeBehind(open, found.get())
                ? found.get()
                : locked(room, open, () -> first(room, open, lost));
    }

    /** Tests whether something later may have been saved: nothing was changed since the engine has had the value. */
    private boolean mayBeBehind(OpenRoom open, Cell found) {
        return terms.writeBehind().isPossible()
                && found.at().number() == 0
                && !open.isChecked(found.at().epoch());
    }

    private Optional<Cell> find(Group room, OpenRoom open) {
        return await(room, cells.use(room, StateTerms.keep(open.rule().idle())));
    }

    private Cell first(Group room, OpenRoom open, @Nullable Cell lost) {
        Cell found = find(room, open).orElse(null); // another thread may have been first
        while (found == null || mayBeBehind(open, found)) {
            Change saved = terms.writeBehind().load(room).orElse(null);
            Change first = saved == null || (lost != null && lost.version() > saved.version())
                    ? unsaved(room, open, lost)
                    : saved;
            if (found != null && (saved == null || saved.version() <= found.version())) {
                open.check(found.at().epoch());
                return found;
            }
            Swap swap = await(
                    room,
                    cells.swap(
                            room,
                            found == null ? null : found.at(),
                            first,
                            StateTerms.keep(open.rule().idle())));
            if (swap instanceof Swap.Done done) {
                open.check(done.at().epoch());
                return new Cell(done.at(), first.whole(), first.version());
            }
            found = ((Swap.Beaten) swap).now();
        }
        return found;
    }

    private Change unsaved(Group room, OpenRoom open, @Nullable Cell lost) {
        return lost == null ? Change.first(initial(room, open), 0) : Change.first(lost.value(), lost.version());
    }

    private Document initial(Group room, OpenRoom open) {
        Object initial = open.rule().initial().apply(room.name());
        return terms.json().write(Objects.requireNonNull(initial, () -> Code.STATE_NULL.text("initial", room.name())));
    }

    /**
     * Does something with the lock of a room, so that only nodes compete.
     *
     * @throws IllegalStateException if the calling thread changes the room already, or others take too long
     */
    <R> R locked(Group room, OpenRoom open, Supplier<R> work) {
        if (!open.lock(PATIENCE.toNanos())) {
            throw new StateAway(room.name());
        }
        try {
            if (open.isApplying()) {
                throw new IllegalStateException(Code.STATE_NESTED.text(room.name()));
            }
            return work.get();
        } finally {
            open.unlock();
        }
    }

    /**
     * Waits for the engine.
     *
     * @throws StateAway if that is in vain
     */
    <R> R await(Group room, CompletionStage<R> stage) {
        CompletableFuture<R> done = stage.toCompletableFuture();
        try {
            if ((done.isDone() || terms.time().waits().await(done, PATIENCE.toNanos()))
                    && !done.isCompletedExceptionally()) {
                return done.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new StateAway(room.name());
    }

    /**
     * Has a value saved, soon or now.
     *
     * @throws IllegalStateException if it is to be saved now, and cannot be
     */
    void keep(Group room, OpenRoom open, Cell now) {
        if (!open.rule().durable()) {
            terms.writeBehind().changed(room, now);
        } else if (!await(room, terms.writeBehind().save(room, now))) {
            throw new IllegalStateException(Code.STATE_NOT_DURABLE.text(room.name()));
        }
    }

    /** Forgets what a room remembers, unless another node uses it. Completes with that if no other node has forgotten it. */
    CompletionStage<Optional<Cell>> forget(Group room, OpenRoom open) {
        Duration idle = open.rule().idle();
        return cells.forget(room, StateTerms.keep(idle), idle);
    }
}
