// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import dev.foyer.Room;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterRole;
import dev.foyer.internal.payload.PayloadReader;
import dev.foyer.internal.payload.Reading;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.Incoming;
import dev.foyer.spi.RoomGuard;
import org.jspecify.annotations.Nullable;

/** Lets clients join and leave rooms as the application's guard decides. Safe for any thread. */
public final class GuardedRooms implements RoomEvents {

    private static final Fault TOO_MANY = new Fault("too-many-rooms", "You are in too many rooms.");

    private static final ParameterModel DATA =
            new ParameterModel(ParameterRole.PAYLOAD, RoomData.class, RoomData.class, false);

    private final RoomGuard guard;
    private final BiFunction<LiveConnection, String, Room> rooms;
    private final int maxRooms;

    /**
     * Creates the answers to room events.
     *
     * @param guard the application's guard
     * @param rooms finds the room with a name in the namespace of a connection
     * @param maxRooms the number of rooms at which a connection can join no more by itself
     */
    public GuardedRooms(RoomGuard guard, BiFunction<LiveConnection, String, Room> rooms, int maxRooms) {
        this.guard = guard;
        this.rooms = rooms;
        this.maxRooms = maxRooms;
    }

    @Override
    public boolean answers(String event) {
        return NAMES.contains(event);
    }

    @Override
    public List<String> review(LiveConnection connection) {
        var left = new ArrayList<String>();
        for (String name : connection.requested().all()) {
            Room room = rooms.apply(connection, name);
            if (room.contains(connection) && !mayStay(connection, room)) {
                room.leave(connection);
                connection.requested().note(name, false);
                left.add(name);
            }
        }
        return left;
    }

    @Override
    public boolean mayReturn(LiveConnection connection, String name) {
        return mayStay(connection, rooms.apply(connection, name));
    }

    private boolean mayStay(LiveConnection connection, Room room) {
        try {
            return guard.mayJoin(connection, room);
        } catch (RuntimeException | Error failure) {
            Log.error(
                    Code.CALLBACK_FAILED, failure, "RoomGuard", guard.getClass().getName(), connection.id());
            return false;
        }
    }

    @Override
    public @Nullable Fault answer(Incoming.Event event, LiveConnection connection, PayloadReader payloads) {
        Reading reading = payloads.read(DATA, event.data());
        if (!(reading.payload() instanceof RoomData data)) {
            return reading.fault();
        }
        Room room = rooms.apply(connection, data.room());
        return event.name().equals(JOIN) ? join(connection, room) : leave(connection, room);
    }

    private @Nullable Fault join(LiveConnection connection, Room room) {
        if (!guard.mayJoin(connection, room)) {
            return Fault.FORBIDDEN;
        }
        if (connection.roomCount() >= maxRooms && !room.contains(connection)) {
            return TOO_MANY;
        }
        connection.requested().note(room.name(), true); // before the others hear of it
        try {
            room.join(connection);
        } catch (RuntimeException refused) { // such as by a room that is full
            connection.requested().note(room.name(), false);
            throw refused;
        }
        return null;
    }

    private @Nullable Fault leave(LiveConnection connection, Room room) {
        if (!guard.mayLeave(connection, room)) {
            return Fault.FORBIDDEN;
        }
        room.leave(connection);
        connection.requested().note(room.name(), false);
        return null;
    }
}
