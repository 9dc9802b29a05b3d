// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Group;
import dev.foyer.spi.Position;

/** The members of rooms on this node. Safe for any thread. */
public interface Hall {

    /** Tests whether a room has members here. */
    boolean isOccupied(Group room);

    /** Tests whether a connection of this node is a member. */
    boolean isMember(Group room, String connection);

    /** Does something with the connections of an address that are here. Never holds the calling thread up. */
    void arrive(Address to, Action action);

    /**
     * Notes where the log of a room is as its first members here begin to get what follows. Called when they have joined.
     */
    void begins(Group room, Position at);

    /** Tells one member that it has missed something in a room. */
    void missed(Group room, String connection);
}
