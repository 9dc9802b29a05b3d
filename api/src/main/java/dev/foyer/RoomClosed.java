// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * A CDI event: the last one has left a room, as {@link RoomLeft} just said. {@link ConnectionOpened} tells how such events are
 * delivered.
 *
 * @param room which one
 */
public record RoomClosed(Room room) {}
