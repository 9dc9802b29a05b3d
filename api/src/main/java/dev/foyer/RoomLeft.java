// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * A CDI event: a connection has left a room: by {@link Room#leave}, by {@link Connection#moveTo}, or as it ended.
 * {@link ConnectionOpened} tells how such events are delivered.
 *
 * @param room which one
 * @param connection who
 */
public record RoomLeft(Room room, Connection connection) {}
