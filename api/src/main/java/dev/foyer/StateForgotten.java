// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * Reports, as a CDI event, that a room no longer remembers its value, because it had no members and nobody used it for
 * the time that its {@link RoomState} says. Of all nodes, one gets the event. It is not fired if the nodes that knew
 * the room have ended before, or if the backplane does not answer: do not build on it what must not fail. While
 * observers handle it, the room may be used again, with its first value or with the one that was saved.
 * {@link ConnectionOpened} describes how such events are delivered.
 *
 * @param room the room
 * @param value its last value, of the type that has the {@link RoomState}
 */
public record StateForgotten(Room room, Object value) {}
