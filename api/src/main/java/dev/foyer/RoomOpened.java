// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * Reports, as a CDI event, that a connection joins a room that had no members. A {@link RoomJoined} follows.
 * {@link ConnectionOpened} describes how such events are delivered.
 *
 * @param room the room that was empty
 */
public record RoomOpened(Room room) {}
