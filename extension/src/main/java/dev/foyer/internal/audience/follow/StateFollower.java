// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.follow;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.Follower;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.outbound.Receiver;
import dev.foyer.internal.state.seats.Remembered;
import org.jspecify.annotations.Nullable;

/** Has the members of rooms that remember something get it, and leave their seats. Safe for any thread. */
final class StateFollower implements Follower {

    private final Remembered states;

    // Mutable state: what is to be done without the lock.
    private final Queue<Group> resettled = new ConcurrentLinkedQueue<>();
    private final Queue<Leaver> leavers = new ConcurrentLinkedQueue<>();

    private record Leaver(Group room, String connection) {}

    StateFollower(Remembered states) {
        this.states = states;
    }

    @Override
    public void entered(Group room, LiveConnection connection) {
        if (states.rooms().concern(room.name())) {
            states.rooms().joined(room, viewer(connection));
            resettled.add(room);
        }
    }

    @Override
    public void exited(Group room, LiveConnection connection) {
        if (states.rooms().concern(room.name())) {
            states.rooms().left(room, viewer(connection));
            resettled.add(room);
            leavers.add(new Leaver(room, connection.id()));
        }
    }

    private static @Nullable Receiver viewer(LiveConnection connection) {
        return connection.understandsFoyer() ? connection : null;
    }

    @Override
    public void settle() {
        for (Group next = resettled.poll(); next != null; next = resettled.poll()) {
            states.rooms().check(next);
        }
        for (Leaver next = leavers.poll(); next != null; next = leavers.poll()) {
            states.seats().leave(next.room(), next.connection());
        }
    }
}
