// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.foyer.State;
import dev.foyer.StateConflict;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.model.StateRule;
import dev.foyer.internal.state.cell.Cell;
import dev.foyer.internal.state.cell.Change;
import dev.foyer.internal.state.cell.Swap;
import dev.foyer.internal.state.value.Document;
import org.jspecify.annotations.Nullable;

/** What one room remembers, as the application sees it. */
public final class SharedState<T> implements State<T> {

    /** The number of times that others may be first. */
    private static final int ATTEMPTS = 64;

    /** The longest pause before another attempt, so that nodes do not keep step. */
    private static final long PAUSE_NANOS = 50_000;

    private final Supplier<StateRooms> rooms;
    private final Supplier<Group> room;
    private final Class<T> type;

    /**
     * Creates what may stand for another room at each call.
     *
     * @param rooms returns all rooms, once the application has started
     * @param room returns the room
     */
    public SharedState(Supplier<StateRooms> rooms, Supplier<Group> room, Class<T> type) {
        this.rooms = rooms;
        this.room = room;
        this.type = type;
    }

    @Override
    public T get() {
        StateRooms all = rooms.get();
        Group name = room.get();
        all.rule(name.name(), type);
        return all.use(name, open -> {
            Cell known = open.room().known();
            Cell now = known == null ? all.opening().open(name, open, null) : known;
            return all.terms().json().read(name.name(), now.value(), type);
        });
    }

    @Override
    public T update(UnaryOperator<T> change) {
        StateRooms all = rooms.get();
        Group name = room.get();
        StateRule rule = all.rule(name.name(), type);
        return all.use(
                name, open -> all.opening().locked(name, open, () -> new Update(all, name, rule, open).run(change)));
    }

    /** One change, with all its attempts. */
    private final class Update {

        private final StateRooms all;
        private final Group name;
        private final StateRule rule;
        private final OpenRoom open;

        Update(StateRooms all, Group name, StateRule rule, OpenRoom open) {
            this.all = all;
            this.name = name;
            this.rule = rule;
            this.open = open;
        }

        T run(UnaryOperator<T> change) {
            Cell now = begin();
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                long begin = nanos();
                Document next = all.terms().json().write(applied(change, now));
                Document patch = now.value().to(next);
                if (patch.isEmpty()) {
                    return read(now.value());
                }
                var made = new Change(patch, next, now.version() + 1);
                Swap swap =
                        all.opening().await(name, all.cells().swap(name, now.at(), made, StateTerms.keep(rule.idle())));
                if (swap instanceof Swap.Done done) {
                    open.turns().made(done.at(), begin, nanos());
                    all.changedHere(name, done.at(), made);
                    all.opening().keep(name, open, new Cell(done.at(), next, made.version()));
                    return read(next);
                }
                open.turns().beaten(nanos());
                now = again(((Swap.Beaten) swap).now());
                pause(Math.floorMod(nanos() * 0x9E3779B97F4A7C15L, PAUSE_NANOS));
            }
            throw new StateConflict(Code.STATE_CONFLICT.text(name.name(), ATTEMPTS));
        }

        /** Returns the value, after others have had their turn. */
        private Cell begin() {
            Cell now = now();
            long rest = open.turns().rest(now.at(), all.cells().others(), nanos());
            if (rest == 0) {
                return now;
            }
            pause(rest);
            return now();
        }

        private Cell now() {
            Cell known = open.room().known();
            return known == null ? all.opening().open(name, open, null) : known;
        }

        /** Returns what others have made of the value, or what they have lost of it. */
        private Cell again(@Nullable Cell theirs) {
            Cell own = open.room().known();
            if (own != null && theirs != null && theirs.isBehind(own)) {
                return new Cell(theirs.at(), own.value(), own.version());
            }
            return theirs == null ? all.opening().open(name, open, own) : theirs;
        }

        private T applied(UnaryOperator<T> change, Cell now) {
            T before = read(now.value());
            open.applying(true);
            try {
                @Nullable T after = change.apply(before);
                if (after == null) {
                    throw new IllegalArgumentException(Code.STATE_NULL.text("update", name.name()));
                }
                return after;
            } finally {
                open.applying(false);
            }
        }

        private T read(Document value) {
            return all.terms().json().read(name.name(), value, type);
        }

        private void pause(long nanos) {
            all.terms().time().pause().accept(nanos);
        }

        private long nanos() {
            return all.terms().time().nanos().getAsLong();
        }
    }

    @Override
    public String toString() {
        return "State[" + type.getSimpleName() + ']';
    }
}
