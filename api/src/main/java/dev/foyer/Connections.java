// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.Optional;
import java.util.Set;

/** All open connections of the application, over all its endpoints. Safe for any thread; inject it anywhere. */
public interface Connections {

    /** How many are open. */
    int count();

    /** Their ids; a snapshot. */
    Set<String> ids();

    /** The open connection of an id, or empty. */
    Optional<Connection> find(String id);

    /** Whether the connection of an id is open. */
    boolean isConnected(String id);

    /** All of them, as an audience. */
    Audience everyone();

    /**
     * All connections of a user, whichever endpoints they came through; nobody, if the user is not connected. Who a connection's
     * user is says the {@link UserId} of its user context, else the name of its principal.
     */
    Audience user(String id);

    /**
     * All connections that came through an endpoint class; {@code members().size()} is how many.
     *
     * @throws IllegalArgumentException if Foyer serves no such endpoint
     */
    Audience endpoint(Class<?> type);

    /**
     * A namespace, whether anybody is in or not.
     *
     * @throws IllegalArgumentException if the name does not start with a slash, has more than 256 characters or a control
     *     character
     */
    Namespace namespace(String name);
}
