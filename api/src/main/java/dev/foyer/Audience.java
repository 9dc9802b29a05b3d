// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Represents the receivers of an event: a connection, a room, a user, a namespace, everyone, or a combination of these.
 *
 * <p>The members of an audience are determined at each call, and are those of all nodes of the application.
 * Emitting never waits for a client: each call queues the event for every recipient and returns.
 */
public interface Audience {

    /**
     * Emits an event under the name that the {@link ServerEvent} annotation of its type gives.
     *
     * @throws IllegalStateException if this is a room with a {@link RoomHistory}, and the backplane has been away for
     *     too long: nobody gets the event
     * @throws IllegalArgumentException if the event is {@code null}, violates one of its own constraints, has a type
     *     without {@link ServerEvent}, or cannot be written as JSON
     */
    Delivery emit(Object event);

    /**
     * Emits data of any type under a name.
     *
     * @param data the payload, which is not validated, or {@code null} for an event without data
     * @throws IllegalStateException as {@link #emit(Object)} does
     * @throws IllegalArgumentException if the name is blank or the data cannot be written as JSON
     */
    Delivery emit(String name, @Nullable Object data);

    /**
     * Returns what emits to this audience when the transaction of the calling thread is committed, and not at all if it
     * is rolled back. Without a transaction, as always on a server that has none, it emits at once.
     */
    AfterCommit afterCommit();

    /**
     * Closes the connections of all members, on all nodes. Returns without waiting for them.
     *
     * @throws IllegalArgumentException if a server may not send the close code, see {@link Closing#isSendable}
     */
    void close(Closing closing);

    /**
     * Adds all members to a room, on all nodes. Members in another namespace than the room stay out of it.
     *
     * @throws IllegalStateException if this audience is a single connection that is not open yet or is in another
     *     namespace
     */
    void join(Room room);

    /** Removes all members from a room, on all nodes. Has no effect on those that are not in it. */
    void leave(Room room);

    /** Returns the current members on this node as a snapshot. Each connection occurs once. */
    Set<Connection> members();

    /** Returns an audience that consists of this one without the given connections. */
    Audience except(Connection... connections);

    /** Combines this audience with another one. A connection that is in both gets an event once. */
    Audience and(Audience other);
}
