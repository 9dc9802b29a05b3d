// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.Set;

/**
 * A named group of connections, shared by all endpoints of the application.
 *
 * <p>A room needs no creation: it exists while it has a member, and its last one to leave frees it. A {@code Room} can be
 * kept for as long as you like; two of one name are equal. Safe for any thread.
 */
public interface Room extends Audience {

    /** Its name. */
    String name();

    /**
     * Puts a connection in; if it is in already, or has ended, nothing happens.
     *
     * @throws IllegalStateException if the connection is not open yet: rooms are joined in {@code @OnOpen} or later
     */
    void join(Connection connection);

    /** Takes a connection out; if it is not in, nothing happens. */
    void leave(Connection connection);

    /** Whether a connection is in. */
    boolean contains(Connection connection);

    /** Who is in now; a snapshot, in the order they joined. */
    Set<Connection> members();

    /** How many are in now. */
    int size();
}
