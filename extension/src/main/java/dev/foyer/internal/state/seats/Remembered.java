// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state.seats;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

import dev.foyer.EventRefused;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.state.StateRooms;

/**
 * What rooms remember, and who may be in them.
 *
 * @param workers run what waits
 */
public record Remembered(StateRooms rooms, Seats seats, Executor workers) {

    /**
     * Lets a connection join a room. If the room is to remember something and has no value, its first value is made
     * before; if the room has seats, the connection takes one. Does nothing else for a connection that is a member
     * already.
     *
     * @param member tests whether the connection is a member
     * @param join adds the connection to the room
     * @throws EventRefused if there is no seat
     */
    public void enter(Group room, String connection, BooleanSupplier member, Runnable join) {
        if (!rooms.concern(room.name()) || member.getAsBoolean()) {
            join.run();
            return;
        }
        rooms.open(room);
        if (!seats.concern(room.name())) {
            join.run();
            return;
        }
        seats.take(room, connection);
        try {
            join.run();
        } finally {
            if (!member.getAsBoolean()) { // it was refused, or has ended
                seats.leave(room, connection);
            }
        }
    }

    /** Lets a connection join on a worker. That it finds no seat is told to nobody. */
    public void later(Runnable join) {
        workers.execute(() -> {
            try {
                join.run();
            } catch (EventRefused full) {
                Log.debug("A connection has found no seat in a room that it was to join.");
            } catch (RuntimeException failure) {
                Log.error(Code.JOIN_FAILED, failure);
            }
        });
    }
}
