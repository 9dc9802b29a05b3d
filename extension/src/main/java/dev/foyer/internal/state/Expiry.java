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

    private final Map<Group, Held> rooms;
    private final StateTime time;
    private final BiConsumer<Group, Held> forget;

    /**
     * Drops rooms of a map.
     *
     * @param forget is told which room was dropped
     */
    Expiry(ConcurrentMap<Group, Held> rooms, StateTime time, BiConsumer<Group, Held> forget) {
        this.rooms = rooms;
        this.time = time;
        this.forget = forget;
    }

    /** Has a room dropped if it is not used meanwhile. */
    void begin(Group room, Held held) {
        if (held.expires()) {
            later(room, held, held.rule().idle());
        }
    }

    private void later(Group room, Held held, Duration after) {
        try {
            var unused = time.timer().schedule(() -> check(room, held), after.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopped) {
            // all is over
        }
    }

    private void check(Group room, Held held) {
        long[] left = {-1};
        rooms.computeIfPresent(room, (name, same) -> {
            left[0] = same.rest(time.nanos().getAsLong());
            return left[0] == 0 ? null : same;
        });
        if (left[0] > 0) {
            later(room, held, Duration.ofNanos(left[0]));
        } else if (left[0] == 0) {
            forget.accept(room, held);
        } else {
            held.keeps();
            if (!held.hasMembers()) { // it is in use, and nobody may have noted its end
                begin(room, held);
            }
        }
    }
}
