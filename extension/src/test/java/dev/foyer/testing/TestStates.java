// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing;

import java.time.Clock;
import java.util.concurrent.Executors;

import jakarta.json.bind.JsonbBuilder;
import jakarta.validation.Validation;

import dev.foyer.internal.flow.Surroundings;
import dev.foyer.internal.flow.Waits;
import dev.foyer.internal.model.RoomTable;
import dev.foyer.internal.model.StateRule;
import dev.foyer.internal.outbound.EmitValidator;
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
import dev.foyer.internal.wire.FrameWriter;

/** What rooms remember, for tests. */
public final class TestStates {

    private TestStates() {}

    /** Returns rooms that remember nothing. */
    public static Remembered none() {
        var cells = new LocalCells(Clock.systemUTC(), System::nanoTime);
        return new Remembered(
                of(RoomTable.empty(), cells),
                new Seats(RoomTable.empty(), cells, time(), Neighbours.NONE),
                Runnable::run);
    }

    private static StateTime time() {
        return new StateTime(
                System::nanoTime,
                Executors.newSingleThreadScheduledExecutor(work -> {
                    var thread = new Thread(work, "timer");
                    thread.setDaemon(true);
                    return thread;
                }),
                Waits.BLOCKING,
                nanos -> {});
    }

    /** Returns rooms that are kept by cells. */
    public static StateRooms of(RoomTable<StateRule> rules, StateCells cells) {
        var jsonb = JsonbBuilder.create();
        var json = new StateJson(
                jsonb,
                new FrameWriter(jsonb, 65_536),
                Surroundings.PRESENT,
                new EmitValidator(Validation.buildDefaultValidatorFactory().getValidator()),
                262_144);
        StateTime time = time();
        return new StateRooms(
                rules,
                cells,
                new StateTerms(
                        json,
                        new StateOutlet(TestOutboxes.distributor()),
                        time,
                        Runnable::run,
                        new WriteBehind(null, time, Runnable::run)),
                1_000_000);
    }
}
