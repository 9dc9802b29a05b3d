// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * Reports, as a CDI event, that a connection has left a room by {@link Room#leave}, by {@link Connection#moveTo}, or
 * because the connection ended. {@link ConnectionOpened} describes how such events are delivered.
 *
 * @param room the room
 * @param connection the connection that left
 */
public record RoomLeft(Room room, Connection connection) {}
