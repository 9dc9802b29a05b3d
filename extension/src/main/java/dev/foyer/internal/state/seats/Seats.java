// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state.seats;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.foyer.EventRefused;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.model.RoomTable;
import dev.foyer.internal.model.StateRule;
import dev.foyer.internal.state.StateTime;
import dev.foyer.internal.state.cell.Cell;
import dev.foyer.internal.state.cell.Change;
import dev.foyer.internal.state.cell.StateCells;
import dev.foyer.internal.state.cell.Swap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the members of rooms that have a number of seats, over all nodes: for each such room, a cell has the
 * connections that sit there, with their nodes. Seats of nodes that have ended are free. Safe for any thread; nobody
 * may call it with the lock of the registry.
 */
public final class Seats {

    /** Begins a namespace that no room has, for the cells of seats. */
    private static final String NAMESPACE = "seats:";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration KEEP = Duration.ofDays(1);
    private static final Duration RENEWAL = Duration.ofHours(1);
    private static final int ATTEMPTS = 100;

    private final RoomTable<StateRule> rules;
    private final StateCells cells;
    private final StateTime time;
    private final Neighbours nodes;

    /** The connections of this node that have a seat, or are about to get one. */
    private final Map<Group, Set<String>> own = new ConcurrentHashMap<>();

    public Seats(RoomTable<StateRule> rules, StateCells cells, StateTime time, Neighbours nodes) {
        this.rules = rules;
        this.cells = cells;
        this.time = time;
        this.nodes = nodes;
        if (rules.byPattern().values().stream().anyMatch(rule -> rule.seats() > 0)) {
            var unused = time.timer()
                    .scheduleWithFixedDelay(this::renew, RENEWAL.toNanos(), RENEWAL.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Tests whether the members of a room are bounded. */
    public boolean concern(@Nullable String room) {
        return room != null && seats(room) > 0;
    }

    private int seats(String room) {
        return rules.isEmpty() ? 0 : rules.of(room).map(StateRule::seats).orElse(0);
    }

    private void renew() {
        own.keySet().forEach(room -> {
            var unused = cells.use(cell(room), KEEP);
        });
    }

    private static Group cell(Group room) {
        return Group.room(NAMESPACE + room.namespace(), room.name());
    }

    /**
     * Takes a seat for a connection, unless it has one.
     *
     * @throws EventRefused if all seats are taken
     * @throws IllegalStateException if that is not known now
     */
    public void take(Group room, String connection) {
        if (!own.computeIfAbsent(room, name -> ConcurrentHashMap.newKeySet()).add(connection)) {
            return;
        }
        boolean taken = false;
        try {
            taken = await(room, change(room, others -> seated(room, others, connection), ATTEMPTS));
        } finally {
            if (!taken) {
                forget(room, connection);
            }
        }
        if (!taken) {
            throw new EventRefused("room-full", "This room is full.");
        }
    }

    /** Frees the seat of a connection, if it has one here. Does not wait for that. */
    public void leave(Group room, String connection) {
        if (forget(room, connection)) {
            var unused = change(
                    room, taken -> without(taken, connection), ATTEMPTS); // or the next one who sits down does it
        }
    }

    private boolean forget(Group room, String connection) {
        boolean[] had = {false};
        own.computeIfPresent(room, (name, all) -> {
            had[0] = all.remove(connection);
            return all.isEmpty() ? null : all;
        });
        return had[0];
    }

    /** Returns who sits there with one more, or {@code null} if all seats are taken. */
    private @Nullable Map<String, String> seated(Group room, Map<String, String> taken, String connection) {
        var next = new LinkedHashMap<String, String>();
        Set<String> here = own.getOrDefault(room, Set.of());
        taken.forEach((other, node) -> {
            boolean gone = node.equals(nodes.own())
                    ? !here.contains(other)
                    : nodes.ended().test(node);
            if (!gone) {
                next.put(other, node);
            }
        });
        next.put(connection, nodes.own());
        return next.size() > seats(room.name()) ? null : next;
    }

    private Map<String, String> without(Map<String, String> taken, String connection) {
        var next = new LinkedHashMap<>(taken);
        next.remove(connection, nodes.own());
        return next;
    }

    /** Changes who sits there. Completes with whether that was done. */
    private CompletionStage<Boolean> change(
            Group room, Function<Map<String, String>, @Nullable Map<String, String>> change, int attempts) {
        return cells.use(cell(room), KEEP).thenCompose(found -> {
            Cell before = found.orElse(null);
            Map<String, String> taken =
                    before == null ? Map.of() : before.value().texts();
            Map<String, String> next = change.apply(taken);
            if (next == null || attempts == 0) {
                return CompletableFuture.completedFuture(false);
            }
            if (next.equals(taken)) {
                return CompletableFuture.completedFuture(true);
            }
            Change made = Change.of(next, before == null ? 0 : before.version() + 1);
            return cells.swap(cell(room), before == null ? null : before.at(), made, KEEP)
                    .thenCompose(swap -> swap instanceof Swap.Done
                            ? CompletableFuture.completedFuture(true)
                            : change(room, change, attempts - 1));
        });
    }

    private boolean await(Group room, CompletionStage<Boolean> stage) {
        CompletableFuture<Boolean> done = stage.toCompletableFuture();
        try {
            if ((done.isDone() || time.waits().await(done, PATIENCE.toNanos())) && !done.isCompletedExceptionally()) {
                return done.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException(Code.SEATS_UNKNOWN.text(room.name()));
    }
}
