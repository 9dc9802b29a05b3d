// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Anything that can be emitted to: a connection, a room, a user, a namespace, everyone, and sets of them.
 *
 * <p>Who belongs to an audience is resolved at each emit. Emitting never waits for a peer: the event is queued for each
 * recipient and the call returns.
 */
public interface Audience {

    /**
     * Emits an event under the name of its type's {@link ServerEvent}.
     *
     * @throws IllegalArgumentException if it is {@code null}, violates a constraint of its own, has a type without {@link ServerEvent},
     *     or cannot be written as JSON
     */
    Delivery emit(Object event);

    /**
     * Emits data of any type under a name.
     *
     * @param data not validated; with {@code null} the event has no data
     * @throws IllegalArgumentException if the name is blank or the data cannot be written as JSON
     */
    Delivery emit(String name, @Nullable Object data);

    /** Who it is now, each once; a snapshot. */
    Set<Connection> members();

    /** This audience without some connections. */
    Audience except(Connection... connections);

    /** This audience and another one; who is in both gets an event once. */
    Audience and(Audience other);
}
