// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import dev.foyer.internal.document.schema.Schema;
import dev.foyer.internal.model.RoomPattern;

/** Describes what the members of rooms are told: what they see of one another, or what the rooms remember. */
record ToldRooms(RoomPattern rooms, Schema data) {

    /**
     * Tests whether another pattern has names that this one has, too, and is not less exact, so that it may decide for
     * such a name. Looks only at how names begin and end, and says yes when in doubt.
     */
    boolean givesWayTo(ToldRooms other) {
        if (other.rooms.isName()) {
            return other.rooms.text().startsWith(rooms.prefix())
                    && other.rooms.text().endsWith(rooms.suffix());
        }
        String prefix = other.rooms.prefix();
        String suffix = other.rooms.suffix();
        return other.rooms.exactness() >= rooms.exactness()
                && (prefix.startsWith(rooms.prefix()) || rooms.prefix().startsWith(prefix))
                && (suffix.endsWith(rooms.suffix()) || rooms.suffix().endsWith(suffix));
    }
}
