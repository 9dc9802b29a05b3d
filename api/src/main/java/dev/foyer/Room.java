// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.List;
import java.util.Map;

/**
 * Represents a named group of connections, shared by all endpoints of the application.
 *
 * <p>A room need not be created: it exists while it has members, and its memory is freed when the last member leaves.
 * The application may keep a {@code Room} object for any length of time. Two {@code Room} objects of the same name and
 * namespace are equal. Safe for any thread.
 */
public interface Room extends Audience {

    /** Returns the name of this room. */
    String name();

    /** Returns the namespace of this room. Rooms of the same name in two namespaces are different rooms. */
    String namespace();

    /**
     * Adds a connection. Has no effect if the connection is already a member or has ended. If this room has a
     * {@link RoomState} and no value yet, its first value is made; an exception of that is handed on, and the
     * connection does not join.
     *
     * @throws EventRefused with the code {@code room-full} if all {@link RoomState#seats} of this room are taken
     * @throws IllegalStateException if the connection is not open yet, as in {@code @OnConnect}, or if the connection
     *     is in another namespace
     */
    void join(Connection connection);

    /**
     * Adds a connection, and says what the others see of it. A connection that is already a member stays one, as if by
     * {@link #present}. Has no effect if the connection has ended.
     *
     * @param presence a value of the {@link RoomPresence} type of this room
     * @throws IllegalStateException as {@link #join(Connection)} does
     * @throws IllegalArgumentException if the value is of another type, violates one of its own constraints, or is
     *     longer than 1,024 bytes as JSON
     */
    void join(Connection connection, Object presence);

    /**
     * Replaces what the others see of a member, or says it for the first time. It is forgotten when the connection
     * leaves this room. Has no effect if the connection is not a member.
     *
     * @param presence a value of the {@link RoomPresence} type of this room
     * @throws IllegalArgumentException as {@link #join(Connection, Object)} does
     */
    void present(Connection connection, Object presence);

    /**
     * Returns who is present, on all nodes, as a snapshot: users, with their connections in the order of joining.
     * Members that joined without a value are not in it. A connection without a user is in it under its own id.
     *
     * <p>This node follows what happens in rooms that have members here. For another room it first asks the nodes that
     * have some, which takes a millisecond, or a second at most.
     *
     * @param type the {@link RoomPresence} type of this room
     * @throws IllegalArgumentException if it is another type
     */
    <T> Map<String, List<Present<T>>> presence(Class<T> type);

    /**
     * Adds a connection, and sends it the latest events of this room first: each once, in their order, and without a
     * gap before those that follow. Has no effect if the connection is already a member or has ended. Returns without
     * waiting for the events. If they cannot be read, the client is told that it has missed something in this room.
     *
     * @param last the largest number of events to send; fewer if they fill half of {@code foyer.outbox.max-bytes}
     * @throws IllegalStateException as {@link #join(Connection)} does, or if this room has no {@link RoomHistory}
     * @throws IllegalArgumentException if the number is negative
     */
    void joinWithHistory(Connection connection, int last);

    /**
     * Returns the latest events of this room on all nodes, the oldest first. With several nodes, this takes a round
     * trip to the backplane, a millisecond mostly.
     *
     * @param last the largest number of events to return
     * @throws IllegalStateException if this room has no {@link RoomHistory}, or if the backplane is away
     * @throws IllegalArgumentException if the number is negative
     */
    List<PastEvent> history(int last);

    /**
     * Returns what this room remembers.
     *
     * @param type the {@link RoomState} record of this room
     * @throws IllegalArgumentException if it is another type
     */
    <T> State<T> state(Class<T> type);

    /** Removes a connection. Has no effect if the connection is not a member. */
    void leave(Connection connection);

    /** Tests whether a connection is a member. */
    boolean contains(Connection connection);

    /** Returns the current number of members on all nodes. Joins elsewhere count after a moment. */
    int size();
}
