// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import dev.foyer.spi.Retention;

/**
 * What an application declares for rooms by their names.
 *
 * @param presence what members see of one another
 * @param history what is kept
 * @param states what they remember
 * @param retaining whether there are events that rooms retain, or that have versions
 */
public record RoomRules(
        PresenceTypes presence, RoomTable<Retention> history, RoomTable<StateRule> states, boolean retaining) {

    /** For an application that declares nothing. */
    public static final RoomRules NONE = new RoomRules(PresenceTypes.NONE, RoomTable.empty(), RoomTable.empty(), false);
}
