// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.function.Supplier;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.presence.Entry;
import dev.foyer.internal.state.seats.Remembered;
import org.jspecify.annotations.Nullable;

/** Lets connections into rooms, as far as what a room remembers and its namespace allow it. Safe for any thread. */
final class Joins {

    private final Roster roster;
    private final Object lock;
    private final Supplier<Registry.@Nullable Parts> parts;

    /**
     * Creates what lets connections of a registry into rooms.
     *
     * @param lock guards the roster
     * @param parts returns what the application brings, or {@code null} before it has started
     */
    Joins(Roster roster, Object lock, Supplier<Registry.@Nullable Parts> parts) {
        this.roster = roster;
        this.lock = lock;
        this.parts = parts;
    }

    /**
     * Adds a connection to a room. May wait until it is known whether the room has a seat.
     *
     * @param seen what the others see of it, or {@code null} if that is not said
     * @throws IllegalStateException if the connection is not open yet, or in another namespace
     * @throws dev.foyer.EventRefused if the room has no seat
     */
    void join(Group room, LiveConnection connection, @Nullable Entry seen) {
        enter(room, connection, () -> {
            connection.outbox(); // throws if the connection is not open yet
            add(room, connection, seen, true);
        });
    }

    /** Adds a connection to a room if it is in the room's namespace, and if there is a seat. Never waits. */
    void joinIfNear(Group room, LiveConnection connection) {
        Remembered remembered = remembered();
        if (remembered != null && remembered.seats().concern(room.name())) {
            remembered.later(() -> enter(room, connection, () -> add(room, connection, null, false)));
        } else {
            add(room, connection, null, false);
        }
    }

    private void enter(Group room, LiveConnection connection, Runnable join) {
        Remembered remembered = remembered();
        if (remembered == null) {
            join.run();
        } else {
            remembered.enter(room, connection.id(), () -> isMember(room, connection), join);
        }
    }

    private boolean isMember(Group room, LiveConnection connection) {
        synchronized (lock) {
            return connection.groups.contains(room);
        }
    }

    private void add(Group room, LiveConnection connection, @Nullable Entry seen, boolean strict) {
        Registry.Parts known = parts.get();
        synchronized (turn(room, known)) {
            synchronized (lock) {
                if (roster.has(connection) && isNear(room, connection, strict)) {
                    roster.enter(room, connection);
                    if (seen != null && known != null) {
                        known.presences().put(room, seen);
                    }
                }
            }
        }
        roster.tell(Follower::settle);
    }

    /** Returns what is held while a room gets a member, before the lock: the newest events are compared with it held. */
    private Object turn(Group room, Registry.@Nullable Parts known) {
        return known == null ? lock : known.emitter().latest().lock(room);
    }

    private static boolean isNear(Group room, LiveConnection connection, boolean strict) {
        boolean near = room.namespace().equals(connection.namespace());
        if (!near && strict) {
            throw new IllegalStateException(Code.NAMESPACE_FOREIGN.text(
                    connection.id(), connection.namespace(), room.name(), room.namespace()));
        }
        return near;
    }

    private @Nullable Remembered remembered() {
        Registry.Parts known = parts.get();
        return known == null ? null : known.states();
    }
}
