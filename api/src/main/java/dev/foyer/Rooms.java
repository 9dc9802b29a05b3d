// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.Optional;
import java.util.Set;

/**
 * Finds the rooms of a namespace. The injected {@code Rooms} are those of {@code /}, where every connection starts.
 * Safe for any thread. Can be injected into any bean.
 */
public interface Rooms {

    /**
     * Returns the room with a name, whether or not the room has members.
     *
     * @throws IllegalArgumentException if the name is blank, has more than 256 characters or contains a control
     *     character
     */
    Room get(String name);

    /** Returns the room with a name, or empty if the room has no members on any node. */
    Optional<Room> find(String name);

    /** Returns the names of the rooms that have members on any node, as a snapshot. */
    Set<String> names();
}
