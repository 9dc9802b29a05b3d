// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.Optional;

/**
 * Finds the open connections of the application, across all its endpoints. Safe for any thread. Can be injected into
 * any bean.
 */
public interface Connections {

    /** Returns the number of open connections on all nodes. Those of other nodes count after a moment. */
    int count();

    /** Returns the open connection with an id, or empty if no open connection of this node has that id. */
    Optional<Connection> find(String id);

    /** Returns an audience of all open connections. */
    Audience everyone();

    /**
     * Returns an audience of all connections of a user, whichever endpoints they came through. The audience is empty if
     * the user is not connected. A connection's user is identified by the {@link UserId} of its user context or,
     * without one, by its principal's name.
     */
    Audience ofUser(String id);

    /**
     * Returns an audience of all connections that came through an endpoint class. Their number on this
     * node is {@code members().size()}.
     *
     * @throws IllegalArgumentException if Foyer serves no such endpoint
     */
    Audience ofEndpoint(Class<?> type);

    /**
     * Returns the namespace with a name, whether or not it has members.
     *
     * @throws IllegalArgumentException if the name does not start with a slash, has more than 256 characters or
     *     contains a control character
     */
    Namespace namespace(String name);
}
