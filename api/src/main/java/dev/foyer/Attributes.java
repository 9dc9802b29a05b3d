// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.Optional;
import java.util.Set;

/**
 * Holds data that the application keeps with a connection or with the current callback, by key. Safe for any thread.
 * For connection data with behaviour or a life cycle of its own, use a {@link ConnectionScoped} bean instead.
 */
public interface Attributes {

    /**
     * Returns the value of a key, or empty if the key has no value.
     *
     * @throws IllegalStateException if the value is of another type
     */
    <T> Optional<T> get(String key, Class<T> type);

    /** Sets the value of a key. Has no effect after the connection has ended. */
    void put(String key, Object value);

    /** Removes the value of a key. Has no effect if the key has no value. */
    void remove(String key);

    /** Returns the keys that have a value, as a snapshot. */
    Set<String> keys();
}
