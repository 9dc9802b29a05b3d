// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.spi;

import dev.foyer.Connection;
import dev.foyer.Room;

/**
 * Lets clients join and leave rooms by themselves. An application that has a bean of this type answers the events
 * {@code room.join} and {@code room.leave} with data {@code {"room":".."}}, in every endpoint that does not handle them itself;
 * without one there are no such events. Called inside a callback, possibly by several threads at a time.
 */
@FunctionalInterface
public interface RoomGuard {

    /** Whether a connection may join a room; a refused one is answered {@code forbidden}. */
    boolean mayJoin(Connection connection, Room room);

    /** Whether a connection may leave a room. */
    default boolean mayLeave(Connection connection, Room room) {
        return true;
    }
}
