// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.away;

import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

import dev.foyer.Room;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.audience.saved.Arrival;
import dev.foyer.internal.audience.saved.SavedRoom;
import dev.foyer.internal.audience.saved.Trail;
import dev.foyer.internal.dispatch.RoomRights;
import dev.foyer.internal.history.LogRooms;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/** Brings connections that come back into their rooms, as far as their rights go. Safe for any thread. */
public final class Rejoining {

    private final LogRooms logs;
    private final BiFunction<LiveConnection, String, Room> rooms;
    private final RoomRights rights;

    /**
     * Creates what brings connections back.
     *
     * @param rooms finds the room with a name in the namespace of a connection
     */
    public Rejoining(LogRooms logs, BiFunction<LiveConnection, String, Room> rooms, RoomRights rights) {
        this.logs = logs;
        this.rooms = rooms;
        this.rights = rights;
    }

    /** Asks whether a connection may stay where it is. */
    public void review(LiveConnection connection) {
        rights.review(connection);
    }

    /**
     * Joins the rooms in which a connection was on another node. In those that have a history, it gets what follows the
     * last event that its client has got, once the client has said which one that is.
     */
    public void rejoin(LiveConnection connection) {
        Trail trail = connection.trail();
        Arrival arrival = trail == null ? null : trail.arrival();
        if (trail == null || arrival == null) {
            return;
        }
        for (SavedRoom room : arrival.saved().rooms()) {
            if (!room.requested() || rights.mayReturn(connection, room.name())) {
                if (room.requested()) {
                    connection.requested().note(room.name(), true);
                }
                join(connection, room, arrival);
            }
        }
    }

    private void join(LiveConnection connection, SavedRoom saved, Arrival arrival) {
        Runnable join = () -> rooms.apply(connection, saved.name()).join(connection);
        if (logs.concern(saved.name())) {
            Group room = Group.room(connection.namespace(), saved.name());
            logs.rejoin(room, connection.id(), after(saved, arrival), join);
        } else {
            join.run();
        }
    }

    /** Completes with the position after which a connection goes on. Nobody gets what was there before it joined. */
    private static CompletionStage<@Nullable Position> after(SavedRoom room, Arrival arrival) {
        return arrival.positions()
                .thenApply(newest -> newest == null ? null : later(room.joinedAt(), newest.get(room.name())));
    }

    private static @Nullable Position later(@Nullable Position joinedAt, @Nullable Position got) {
        return joinedAt == null || got == null || got.compareTo(joinedAt) < 0 ? joinedAt : got;
    }
}
