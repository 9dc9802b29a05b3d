// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.wiring;

import java.time.Duration;
import java.util.Optional;

import dev.foyer.internal.cluster.Node;
import dev.foyer.internal.container.server.Threads;
import dev.foyer.internal.model.RoomTable;
import dev.foyer.internal.model.StateRule;
import dev.foyer.internal.state.StateJson;
import dev.foyer.internal.state.StateOutlet;
import dev.foyer.internal.state.StateRooms;
import dev.foyer.internal.state.StateTerms;
import dev.foyer.internal.state.StateTime;
import dev.foyer.internal.state.WriteBehind;
import dev.foyer.internal.state.cell.LocalCells;
import dev.foyer.internal.state.cell.StateCells;
import dev.foyer.internal.state.seats.Neighbours;
import dev.foyer.internal.state.seats.Remembered;
import dev.foyer.internal.state.seats.Seats;
import dev.foyer.spi.StateStore;
import org.jspecify.annotations.Nullable;

/**
 * Wires what rooms remember.
 *
 * @param writeBehind has it saved
 */
public record Remembering(Remembered rooms, WriteBehind writeBehind) {

    /** How long that may take to be saved when the application stops. */
    private static final Duration SAVING = Duration.ofSeconds(5);

    /**
     * What becomes of values.
     *
     * @param json writes and reads them
     * @param outlet tells members
     * @param store saves them, if there is one
     * @param maxRooms how many rooms may have one
     */
    public record Values(
            StateJson json, StateOutlet outlet, @Nullable StateStore store, int maxRooms) {}

    public static Remembering of(RoomTable<StateRule> rules, Optional<Node> node, Threads threads, Values values) {
        var time = new StateTime(threads.nanos(), threads.timer(), threads, threads::pause);
        var writeBehind = new WriteBehind(values.store(), time, threads.workers());
        StateCells cells = node.map(some -> some.states(!rules.isEmpty()))
                .orElseGet(() -> new LocalCells(threads.clock(), threads.nanos()));
        var rooms = new StateRooms(
                rules,
                cells,
                new StateTerms(values.json(), values.outlet(), time, threads.workers(), writeBehind),
                values.maxRooms());
        var seats = new Seats(rules, cells, time, node.map(Node::neighbours).orElse(Neighbours.NONE));
        return new Remembering(new Remembered(rooms, seats, threads.workers()), writeBehind);
    }

    /**
     * Saves what is not saved yet.
     *
     * @param now the time in nanoseconds
     */
    public void close(long now) {
        writeBehind.close(now + SAVING.toNanos());
    }
}
