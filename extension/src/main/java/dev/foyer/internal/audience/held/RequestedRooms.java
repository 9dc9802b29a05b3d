// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.held;

import java.util.HashSet;
import java.util.Set;

/** The names of rooms that a client has joined by itself, some of which it may have left since. Safe for any thread. */
public final class RequestedRooms {

    // Mutable state, guarded by this.
    private Set<String> names = Set.of();

    /** Notes that the client has joined or left a room by itself. */
    public synchronized void note(String room, boolean joined) {
        if (joined && names.isEmpty()) {
            names = new HashSet<>(4);
        }
        if (joined) {
            names.add(room);
        } else if (!names.isEmpty()) {
            names.remove(room);
        }
    }

    public synchronized Set<String> all() {
        return Set.copyOf(names);
    }
}
