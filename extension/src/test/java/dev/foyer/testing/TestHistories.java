// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing;

import java.time.Clock;

import jakarta.json.bind.JsonbBuilder;

import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.flow.Surroundings;
import dev.foyer.internal.flow.Waits;
import dev.foyer.internal.history.Hall;
import dev.foyer.internal.history.Histories;
import dev.foyer.internal.history.LogRooms;
import dev.foyer.internal.history.RoomLog;
import dev.foyer.internal.model.RoomTable;
import dev.foyer.spi.Position;

/** Histories for tests in which no room has one. */
public final class TestHistories {

    private TestHistories() {}

    /** A place without members. */
    private static final class Empty implements Hall {

        @Override
        public boolean isOccupied(Group room) {
            return false;
        }

        @Override
        public boolean isMember(Group room, String connection) {
            return false;
        }

        @Override
        public void arrive(Address to, Action action) {}

        @Override
        public void begins(Group room, Position at) {}

        @Override
        public void missed(Group room, String connection) {}
    }

    /** Returns histories on a log. */
    public static Histories none(RoomLog log) {
        var rooms = new LogRooms(RoomTable.empty(), log, new Empty(), Clock.systemUTC(), 1_000_000);
        return new Histories(rooms, JsonbBuilder.create(), Surroundings.PRESENT, Waits.BLOCKING);
    }
}
