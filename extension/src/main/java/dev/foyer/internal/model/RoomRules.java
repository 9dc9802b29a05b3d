// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

/**
 * What an application declares for rooms by their names.
 *
 * @param presence what members see of one another
 * @param history what is kept
 */
public record RoomRules(PresenceTypes presence, HistoryRules history) {

    /** For an application that declares nothing. */
    public static final RoomRules NONE = new RoomRules(PresenceTypes.NONE, HistoryRules.NONE);
}
