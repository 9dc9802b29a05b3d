// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.address;

import java.time.Instant;

import dev.foyer.Closing;

/** Says what is to be done with the connections of an address. */
public sealed interface Action permits Emitted, Action.Close, Action.Join, Action.Leave, Action.Missed {

    /** Closes them. */
    record Close(Closing closing) implements Action {}

    /** Adds those that are in the room's namespace to a room. */
    record Join(Group room) implements Action {}

    /** Removes them from a room. */
    record Leave(Group room) implements Action {}

    /**
     * Tells them that they may have missed events.
     *
     * @param since the earliest moment at which a lost event can have been emitted
     * @param until the latest such moment
     */
    record Missed(Instant since, Instant until) implements Action {}
}
