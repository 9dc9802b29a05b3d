// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.Optional;
import java.util.Set;

/**
 * Data that the application keeps with a connection, by key. Safe for any thread. For data with a life of its own, a
 * {@link ConnectionScoped} bean is the better place.
 */
public interface Attributes {

    /**
     * The value of a key, or empty if there is none.
     *
     * @throws IllegalStateException if there is one of another type
     */
    <T> Optional<T> get(String key, Class<T> type);

    /** Sets the value of a key. After the connection's end it does nothing. */
    void put(String key, Object value);

    /** Removes the value of a key; if there is none, nothing happens. */
    void remove(String key);

    /** The keys that have a value; a snapshot. */
    Set<String> keys();
}
