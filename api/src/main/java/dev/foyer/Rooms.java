// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.Optional;
import java.util.Set;

/**
 * The rooms of a namespace; injected, those of {@code /}, where every connection is at first. Safe for any thread; inject it
 * anywhere.
 */
public interface Rooms {

    /**
     * The room of a name, whether anybody is in or not.
     *
     * @throws IllegalArgumentException if the name is blank, has more than 256 characters or a control character
     */
    Room get(String name);

    /** The room of a name, if somebody is in. */
    Optional<Room> find(String name);

    /** The names of the rooms that somebody is in; a snapshot. */
    Set<String> names();

    /** The rooms that a connection is in, whatever their namespace; a snapshot. */
    Set<Room> of(Connection connection);
}
