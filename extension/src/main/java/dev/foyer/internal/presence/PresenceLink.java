// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.presence;

import java.util.Set;

import dev.foyer.internal.address.Group;

/** Takes what other nodes are told of rooms. All methods return at once. Safe for any thread. */
public interface PresenceLink {

    /** Has no other node. */
    PresenceLink NONE = new PresenceLink() {};

    /** Tests whether other nodes can be reached now. */
    default boolean isOpen() {
        return false;
    }

    /** Tells the nodes that follow a room. */
    default void tell(Group room, News news) {}

    /** Asks these nodes for all who are present. The question comes back, when this node can hear the answers. */
    default void ask(Group room) {}

    /** Follows a room that has no members here, for a while. */
    default void follow(Group room) {}

    /** Returns the other nodes that have members in a room. */
    default Set<String> nodesIn(Group room) {
        return Set.of();
    }
}
