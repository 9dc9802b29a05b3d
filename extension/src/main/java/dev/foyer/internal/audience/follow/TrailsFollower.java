// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.follow;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.Follower;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.audience.Saving;
import dev.foyer.internal.audience.saved.Trail;
import dev.foyer.internal.history.LogRooms;

/** Has connections kept where other nodes find them, with their rooms. Safe for any thread. */
final class TrailsFollower implements Follower {

    private final LogRooms logs;

    // Mutable state: what other nodes need to know anew.
    private final Queue<LiveConnection> changed = new ConcurrentLinkedQueue<>();

    /**
     * Creates a follower of no connection.
     *
     * @param logs know where a connection begins to get what a room keeps
     */
    TrailsFollower(LogRooms logs) {
        this.logs = logs;
    }

    @Override
    public void entering(Group room, LiveConnection connection) {
        Trail trail = connection.trail();
        if (trail != null) {
            trail.entering(room, logs.position(room));
            changed.add(connection);
        }
    }

    @Override
    public void exited(Group room, LiveConnection connection) {
        Trail trail = connection.trail();
        if (trail != null) {
            trail.left(room);
            changed.add(connection);
        }
    }

    @Override
    public void settle() {
        for (LiveConnection next = changed.poll(); next != null; next = changed.poll()) {
            Saving.save(next);
        }
    }
}
