// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.model.RoomTable;
import dev.foyer.internal.model.StateRule;
import dev.foyer.internal.outbound.Receiver;
import dev.foyer.internal.state.cell.Cell;
import dev.foyer.internal.state.cell.Change;
import dev.foyer.internal.state.cell.StateCells;
import dev.foyer.internal.state.value.Document;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/**
 * The rooms that remember something: those that have members here, and those that are used here. Safe for any thread;
 * only {@link #joined} and {@link #left} may be called with the lock of the registry.
 */
public final class StateRooms implements StateCells.Listener {

    /** How often is said of a room with members that it is used, in ticks. */
    private static final int TICKS_OF_A_USE = 240;

    private final RoomTable<StateRule> rules;
    private final StateCells cells;
    private final StateTerms terms;
    private final int maxRooms;
    private final Opening opening;
    private final CatchingUp catchingUp;
    private final Expiry expiry;

    // Mutable state.
    private final ConcurrentMap<Group, OpenRoom> rooms = new ConcurrentHashMap<>();
    private int ticks;
    private volatile BiConsumer<Group, Object> observer = (room, value) -> {};

    /**
     * Creates rooms without members.
     *
     * @param maxRooms how many may be used at a time; those with members that nobody can refuse count, too
     */
    public StateRooms(RoomTable<StateRule> rules, StateCells cells, StateTerms terms, int maxRooms) {
        this.maxRooms = maxRooms;
        this.rules = rules;
        this.cells = cells;
        this.terms = terms;
        this.opening = new Opening(cells, terms);
        this.catchingUp = new CatchingUp(cells, terms, opening);
        this.expiry = new Expiry(rooms, terms.time(), this::forget);
        cells.start(this);
    }

    /** Tests whether a room remembers something. */
    public boolean concern(@Nullable String room) {
        return room != null && !rules.isEmpty() && rules.of(room).isPresent();
    }

    /**
     * Returns what is declared of a room.
     *
     * @throws IllegalArgumentException if nothing is, or another type
     */
    public StateRule rule(String room, Class<?> type) {
        StateRule rule = rules.of(room)
                .orElseThrow(() -> new IllegalArgumentException(Code.STATE_UNDECLARED.text(room, type.getName())));
        if (rule.type() != type) {
            throw new IllegalArgumentException(
                    Code.STATE_TYPE.text(room, rule.type().getName(), type.getName()));
        }
        return rule;
    }

    // Members

    /**
     * Notes that a room has a member more.
     *
     * @param viewer the member, if its client understands state
     */
    public void joined(Group room, @Nullable Receiver viewer) {
        rooms.compute(room, (name, before) -> {
            OpenRoom open = before == null ? fresh(name) : before;
            open.joined();
            if (viewer != null) {
                open.room().joined(viewer);
            }
            return open;
        });
    }

    /**
     * Notes that a room has a member less.
     *
     * @param viewer the member, if its client understands state
     */
    public void left(Group room, @Nullable Receiver viewer) {
        rooms.computeIfPresent(room, (name, open) -> {
            open.left(nanos());
            if (viewer != null) {
                open.room().left(viewer);
            }
            return open;
        });
    }

    private OpenRoom fresh(Group room) {
        return new OpenRoom(room, rules.of(room.name()).orElseThrow(), terms);
    }

    /** Tells members what is new to them, and begins or ends to follow a room, after members have joined or left. */
    public void check(Group room) {
        OpenRoom open = rooms.get(room);
        if (open == null) {
            return;
        }
        boolean begins;
        synchronized (open) {
            begins = open.room().follow(open.hasMembers());
        }
        if (begins) {
            catchingUp.read(room, open, true);
        } else if (!open.hasMembers()) {
            expiry.begin(room, open);
        }
        open.room().greet();
    }

    /** Tells a connection again what a room remembers, as its client asks for it, or that it is no member. */
    public void tell(Group room, Receiver viewer) {
        OpenRoom open = rooms.get(room);
        if (open != null && open.room().wanted(viewer)) {
            open.room().greet();
        } else {
            terms.outlet().gone(List.of(viewer), new StateFrames(room.name()).gone());
        }
    }

    // The value

    /**
     * Makes the first value of a room, if it has none, before somebody joins. Does nothing if it is not known now
     * whether it has one.
     *
     * @throws RuntimeException what the application throws instead of making a value
     */
    public void open(Group room) {
        OpenRoom known = rooms.get(room);
        if (known == null || known.room().known() == null) {
            use(room, open -> {
                try {
                    return opening.isPossible() ? opening.open(room, open, null) : open;
                } catch (StateAway later) { // it is followed when the engine is back
                    return open;
                }
            });
        }
    }

    /** Lets a caller use a room, which is kept meanwhile. */
    <R> R use(Group room, Function<OpenRoom, R> use) {
        if (rooms.size() >= maxRooms && !rooms.containsKey(room)) {
            throw new IllegalStateException(Code.STATE_TOO_MANY.text(room.name(), maxRooms));
        }
        OpenRoom open = Objects.requireNonNull(rooms.compute(room, (name, before) -> {
            OpenRoom found = before == null ? fresh(name) : before;
            found.used();
            return found;
        }));
        try {
            return use.apply(open);
        } finally {
            rooms.computeIfPresent(room, (name, same) -> {
                same.released(nanos());
                return same;
            });
            if (!open.hasMembers()) {
                expiry.begin(room, open);
            }
        }
    }

    /** Sets what is told, on a worker, which value this node has forgotten of which room. */
    public void observe(BiConsumer<Group, Object> forgotten) {
        observer = forgotten;
    }

    private void forget(Group room, OpenRoom open) {
        Class<?> type = open.rule().type();
        var unused = opening.forget(room, open)
                .thenAccept(last ->
                        last.ifPresent(cell -> terms.workers().execute(() -> tell(room, cell.value(), type))));
    }

    private void tell(Group room, Document last, Class<?> type) {
        try {
            observer.accept(room, terms.json().read(room.name(), last, type));
        } catch (IllegalStateException unreadable) {
            Log.errorWithoutText(Code.STATE_UNREADABLE, unreadable, room.name(), type.getName());
        }
    }

    StateCells cells() {
        return cells;
    }

    StateTerms terms() {
        return terms;
    }

    Opening opening() {
        return opening;
    }

    private long nanos() {
        return terms.time().nanos().getAsLong();
    }

    @Override
    public void gone() {
        rooms.forEach((room, open) -> {
            Cell known = open.room().known();
            if (known != null) {
                terms.writeBehind().changed(room, known);
            }
        });
    }

    /** Returns the number of rooms that are known here. */
    int count() {
        return rooms.size();
    }

    // What the engine tells

    @Override
    public void changed(Group room, Position at, Change change) {
        OpenRoom open = rooms.get(room);
        if (open != null) {
            open.room().changed(at, change);
            catchingUp.read(room, open, true);
        }
    }

    /** Takes a change that was made here. Earlier ones may still be on their way. */
    void changedHere(Group room, Position at, Change change) {
        OpenRoom open = rooms.get(room);
        if (open != null) {
            open.room().changed(at, change);
        }
    }

    @Override
    public void resumed() {
        rooms.forEach((room, open) -> {
            open.room().missed();
            catchingUp.read(room, open, true);
        });
    }

    @Override
    public void tick() {
        ticks++;
        boolean renews = ticks % TICKS_OF_A_USE == 0;
        rooms.forEach((room, open) -> {
            if (renews && open.hasMembers()) {
                open.room().missed();
            }
            catchingUp.read(room, open, false);
        });
    }
}
