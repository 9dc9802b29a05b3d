// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.operations;

import dev.foyer.Drain;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.connection.OpenConnections;
import dev.foyer.internal.connection.StopState;
import dev.foyer.internal.connection.watch.SenderWatch;

/**
 * Tells how a running node is, without a lock that requests need. Safe for any thread.
 *
 * @param open those that are connected or away
 * @param registry knows rooms and users
 * @param senders watches the threads that send
 * @param drain empties the node
 * @param stop the progress of the stop
 */
public record Vitals(OpenConnections open, Registry registry, SenderWatch senders, Drain drain, StopState stop) {

    /** Returns the number of clients that are connected to this node. */
    int connections() {
        return open.countPresent();
    }

    /** Returns the number of connections that wait for their clients to come back. */
    int away() {
        return open.count() - open.countPresent();
    }

    /** Returns the number of rooms with a member on this node. */
    int rooms() {
        return registry.countHere(Group.Kind.ROOM);
    }

    /** Returns the number of users with a connection on this node. */
    int users() {
        return registry.countHere(Group.Kind.USER);
    }
}
