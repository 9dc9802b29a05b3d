// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import dev.foyer.Closing;
import dev.foyer.EventsMissed;
import dev.foyer.Resumed;
import dev.foyer.internal.address.Group;

/**
 * Follows what happens to the connections and groups of a registry. All but {@link #settle} is called with the
 * registry's lock held, so every follower hears it in the order in which it happens, and must not wait.
 */
public interface Follower {

    /** Notes that a connection has opened. It is in no group yet. */
    default void opened(LiveConnection connection) {}

    /** Notes that a connection has closed, and has left all groups. */
    default void closed(LiveConnection connection, Closing closing) {}

    /** Notes that a connection has no line for now. */
    default void parked(LiveConnection connection) {}

    /** Notes that a connection has a line again. */
    default void resumed(LiveConnection connection, Resumed how) {}

    /** Notes that the client of a connection has new credentials. */
    default void refreshed(LiveConnection connection) {}

    /** Notes that a member of a room has no line for now, or has one again. */
    default void changed(Group room, LiveConnection connection) {}

    /** Notes that something has not arrived. */
    default void missed(EventsMissed event) {}

    /** Notes that a group has its first member. */
    default void occupied(Group group) {}

    /** Notes that a group has lost its last member. */
    default void vacant(Group group) {}

    /** Notes that a connection is about to be a member of a room. */
    default void entering(Group room, LiveConnection connection) {}

    /** Notes that a connection has become a member of a room. */
    default void entered(Group room, LiveConnection connection) {}

    /** Notes that a connection is no member of a room any more. */
    default void exited(Group room, LiveConnection connection) {}

    /** Does what may not be done with the lock held. Called without it after each change, by any thread. */
    default void settle() {}
}
