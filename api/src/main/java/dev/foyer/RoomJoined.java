// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * A CDI event: a connection has joined a room. {@link ConnectionOpened} tells how such events are delivered.
 *
 * @param room which one
 * @param connection who
 */
public record RoomJoined(Room room, Connection connection) {}
