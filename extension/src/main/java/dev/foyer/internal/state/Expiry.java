// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import dev.foyer.internal.address.Group;

/** Drops the rooms that have no members and are not used for a while. Safe for any thread. */
final class Expiry {

    private final Map<Group, OpenRoom> rooms;
    private final StateTime time;
    private final BiConsumer<Group, OpenRoom> forget;

    /**
     * Drops rooms of a map.
     *
     * @param forget is told which room was dropped
     */
    Expiry(ConcurrentMap<Group, OpenRoom> rooms, StateTime time, BiConsumer<Group, OpenRoom> forget) {
        this.rooms = rooms;
        this.time = time;
        this.forget = forget;
    }

    /** Has a room dropped if it is not used meanwhile. */
    void begin(Group room, OpenRoom open) {
        if (open.expires()) {
            later(room, open, open.rule().idle());
        }
    }

    private void later(Group room, OpenRoom open, Duration after) {
        try {
            var unused = time.timer().schedule(() -> check(room, open), after.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopped) {
            // all is over
        }
    }

    private void check(Group room, OpenRoom open) {
        long[] left = {-1};
        rooms.computeIfPresent(room, (name, same) -> {
            left[0] = same.rest(time.nanos().getAsLong());
            return left[0] == 0 ? null : same;
        });
        if (left[0] > 0) {
            later(room, open, Duration.ofNanos(left[0]));
        } else if (left[0] == 0) {
            forget.accept(room, open);
        } else {
            open.keeps();
            if (!open.hasMembers()) { // it is in use, and nobody may have noted its end
                begin(room, open);
            }
        }
    }
}
