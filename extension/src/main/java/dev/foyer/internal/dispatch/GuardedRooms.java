// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import dev.foyer.Room;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.flow.Names;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterModel.Role;
import dev.foyer.internal.payload.PayloadReader;
import dev.foyer.internal.payload.Reading;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.Incoming;
import dev.foyer.spi.RoomGuard;
import org.jspecify.annotations.Nullable;

/** Answers {@code room.join} and {@code room.leave}, if the application has a guard that decides. Safe for any thread. */
public final class GuardedRooms {

    private static final String JOIN = "room.join";

    /** The names of the events. */
    public static final Set<String> EVENTS = Set.of(JOIN, "room.leave");

    private static final Fault TOO_MANY = new Fault("too-many-rooms", "You are in too many rooms.");

    private static final ParameterModel DATA = new ParameterModel(Role.PAYLOAD, RoomData.class, RoomData.class, false);

    private final Optional<RoomGuard> guard;
    private final BiFunction<LiveConnection, String, Room> rooms;
    private final int maxRooms;

    /**
     * Guarded rooms.
     *
     * @param guard the application's, if it has one
     * @param rooms finds the room of a name in the namespace of a connection
     * @param maxRooms how many rooms a connection may be in that joins one more by itself
     */
    public GuardedRooms(Optional<RoomGuard> guard, BiFunction<LiveConnection, String, Room> rooms, int maxRooms) {
        this.guard = guard;
        this.rooms = rooms;
        this.maxRooms = maxRooms;
    }

    /** Whether this is an event to answer. */
    boolean answers(String event) {
        return guard.isPresent() && EVENTS.contains(event);
    }

    /** Joins or leaves, after asking; what is wrong with it, or {@code null}. */
    @Nullable
    Fault answer(Incoming.Event event, LiveConnection connection, PayloadReader payloads) {
        Reading reading = payloads.read(DATA, event.data());
        if (!(reading.payload() instanceof RoomData data)) {
            return reading.fault();
        }
        Room room = rooms.apply(connection, data.room());
        boolean join = event.name().equals(JOIN);
        RoomGuard asked = guard.orElseThrow();
        if (!(join ? asked.mayJoin(connection, room) : asked.mayLeave(connection, room))) {
            return Fault.FORBIDDEN;
        }
        if (join) {
            if (connection.roomCount() >= maxRooms && !room.contains(connection)) {
                return TOO_MANY;
            }
            room.join(connection);
        } else {
            room.leave(connection);
        }
        return null;
    }

    /** The data of both events. */
    public record RoomData(
            @NotBlank @Size(max = Names.MAX_LENGTH) @Pattern(regexp = Names.PATTERN)
            String room) {}
}
