// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.List;
import java.util.Set;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.saved.SavedConnection;
import dev.foyer.internal.audience.saved.SavedRoom;
import dev.foyer.internal.audience.saved.Trail;

/** Keeps connections where other nodes find them. Never called with the lock of the registry. */
public final class Saving {

    private Saving() {}

    /** Keeps a connection as it is now, if its client can go on with it elsewhere. */
    public static void save(LiveConnection connection) {
        Trail trail = connection.trail();
        if (trail != null) {
            trail.save(() -> now(connection, trail));
        }
    }

    /** Keeps a connection under another key, if its client can go on with it elsewhere. */
    public static void renew(LiveConnection connection, String key) {
        Trail trail = connection.trail();
        if (trail != null) {
            trail.renew(key, () -> now(connection, trail));
        }
    }

    private static SavedConnection now(LiveConnection connection, Trail trail) {
        Set<String> requested = connection.requested().all();
        List<SavedRoom> rooms = connection.registry().roomsOf(connection).stream()
                .map(room -> room(room, requested, trail))
                .toList();
        return new SavedConnection(
                connection.id(),
                connection.endpoint(),
                connection.userId().orElse(null),
                connection.namespace(),
                rooms);
    }

    private static SavedRoom room(Group room, Set<String> requested, Trail trail) {
        return new SavedRoom(room.name(), requested.contains(room.name()), trail.joinedAt(room));
    }
}
