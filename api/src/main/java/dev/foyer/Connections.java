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
}
