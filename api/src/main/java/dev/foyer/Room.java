// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * A named group of connections, shared by all endpoints of the application.
 *
 * <p>A room needs no creation: it exists while it has a member, and its last one to leave frees it. A {@code Room} can be
 * kept for as long as you like; two of one name are equal. Safe for any thread.
 */
public interface Room extends Audience {

    /** Its name. */
    String name();

    /** The namespace it belongs to; rooms of one name in two namespaces are two rooms. */
    String namespace();

    /**
     * Puts a connection in; if it is in already, or has ended, nothing happens.
     *
     * @throws IllegalStateException if the connection is not open yet: rooms are joined in {@code @OnOpen} or later; or if it is
     *     in another namespace
     */
    void join(Connection connection);

    /** Takes a connection out; if it is not in, nothing happens. */
    void leave(Connection connection);

    /** Whether a connection is in. */
    boolean contains(Connection connection);

    /** How many are in now. */
    int size();
}
