// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.follow;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.Follower;
import dev.foyer.internal.history.LogRooms;

/** Has the logs of rooms with members followed, and no others. Safe for any thread. */
final class HistoryFollower implements Follower {

    private final LogRooms logs;

    // Mutable state: rooms that have got their first member, or have lost their last one.
    private final Queue<Group> resettled = new ConcurrentLinkedQueue<>();

    HistoryFollower(LogRooms logs) {
        this.logs = logs;
    }

    @Override
    public void occupied(Group group) {
        note(group);
    }

    @Override
    public void vacant(Group group) {
        note(group);
    }

    private void note(Group group) {
        if (logs.concern(group.room())) {
            resettled.add(group);
        }
    }

    @Override
    public void settle() {
        for (Group next = resettled.poll(); next != null; next = resettled.poll()) {
            logs.check(next);
        }
    }
}
