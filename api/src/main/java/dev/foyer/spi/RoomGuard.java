// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.spi;

import dev.foyer.Connection;
import dev.foyer.Room;

/**
 * Decides which rooms clients may join and leave by themselves. In an application with a bean of this type, every
 * endpoint accepts the events {@code room.join} and {@code room.leave} with the data {@code {"room":".."}}, unless the
 * endpoint handles these events itself. Without such a bean, clients cannot join or leave rooms. The bean is called
 * inside a callback, possibly by several threads at a time.
 */
@FunctionalInterface
public interface RoomGuard {

    /** Tests whether a connection may join a room. A refusal is answered {@code forbidden}. */
    boolean mayJoin(Connection connection, Room room);

    /** Tests whether a connection may leave a room. A refusal is answered {@code forbidden}. */
    default boolean mayLeave(Connection connection, Room room) {
        return true;
    }
}
