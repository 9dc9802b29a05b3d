// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.wire.Fault;

/** Asks again for the rights of clients that come back, and tells them of the rooms that they are no longer in. */
public final class RoomRights {

    private final RoomEvents rooms;
    private final Answers answers;

    public RoomRights(RoomEvents rooms, Answers answers) {
        this.rooms = rooms;
        this.answers = answers;
    }

    /** Has a connection leave the rooms that its client has joined by itself, and may not be in any more. */
    public void review(LiveConnection connection) {
        rooms.review(connection).forEach(room -> tell(connection, room));
    }

    /** Tests whether a connection may be in a room that its client has joined by itself on another node. */
    public boolean mayReturn(LiveConnection connection, String room) {
        boolean may = rooms.mayReturn(connection, room);
        if (!may) {
            tell(connection, room);
        }
        return may;
    }

    private void tell(LiveConnection connection, String room) {
        answers.error(Fault.mayNotStay(room), null, null, connection);
    }
}
