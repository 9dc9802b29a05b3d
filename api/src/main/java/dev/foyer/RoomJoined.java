// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * Reports, as a CDI event, that a connection has joined a room. {@link ConnectionOpened} describes how such events are
 * delivered.
 *
 * @param room the room
 * @param connection the connection that joined
 */
public record RoomJoined(Room room, Connection connection) {}
