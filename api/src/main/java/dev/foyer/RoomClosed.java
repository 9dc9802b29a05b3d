// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * Reports, as a CDI event, that the last member has left a room. This event follows the {@link RoomLeft} of that
 * member. {@link ConnectionOpened} describes how such events are delivered.
 *
 * @param room the room that has become empty
 */
public record RoomClosed(Room room) {}
