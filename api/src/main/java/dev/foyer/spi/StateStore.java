// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.spi;

import java.util.Optional;

import dev.foyer.RoomState;

/**
 * Keeps what rooms remember beyond the life of the application and of its backplane. An application has such a store if
 * it has a bean of this type, or if {@code foyer.state.directory} is set. All nodes of the application must use the
 * same store.
 *
 * <p>A value is loaded when a room that is not known to any node is joined or used. It is saved a second after a
 * change, at the latest, and when the application stops; at once if {@link RoomState#durable} says so. All methods may
 * take as long as a database takes. They are called by several threads, but for one room by one thread of a node at a
 * time, and without a request scope or transaction. They may throw any exception: what cannot be loaded refuses those
 * who want to join or use the room, and what cannot be saved is saved again later.
 */
public interface StateStore {

    /**
     * Loads what was saved last.
     *
     * @param namespace the namespace of the room, {@code /} mostly
     * @param room its name
     * @throws Exception if nobody can tell now what was saved
     */
    Optional<StoredState> load(String namespace, String room) throws Exception;

    /**
     * Saves a value, unless the same or a later version is there already: another node may have been faster. What was
     * saved is still there after the power has failed.
     *
     * @param namespace the namespace of the room, {@code /} mostly
     * @param room its name
     * @throws Exception if the value may not be saved
     */
    void save(String namespace, String room, StoredState state) throws Exception;
}
