// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * A CDI event: somebody is about to be in a room that nobody was in; {@link RoomJoined} follows. {@link ConnectionOpened} tells how
 * such events are delivered.
 *
 * @param room which one
 */
public record RoomOpened(Room room) {}
