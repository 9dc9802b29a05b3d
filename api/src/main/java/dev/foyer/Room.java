// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

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
     * Adds a connection. Has no effect if the connection is already a member or has ended.
     *
     * @throws IllegalStateException if the connection is not open yet, as in {@code @OnConnect}, or if the connection
     *     is in another namespace
     */
    void join(Connection connection);

    /** Removes a connection. Has no effect if the connection is not a member. */
    void leave(Connection connection);

    /** Tests whether a connection is a member. */
    boolean contains(Connection connection);

    /** Returns the current number of members. */
    int size();
}
