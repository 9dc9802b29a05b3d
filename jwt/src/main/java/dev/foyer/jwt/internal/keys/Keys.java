// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.keys;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Knows the keys with which tokens may be signed. Safe for any thread. */
public interface Keys {

    /**
     * Returns the keys of a name; none if there are none.
     *
     * @param id the name that a token has for its key, which may be anything, or {@code null} if it has none
     * @throws KeysUnavailable if that cannot be known at the moment
     */
    List<SigningKey> find(@Nullable String id) throws KeysUnavailable;

    /** Ends what is under way. Does nothing unless overridden. */
    default void close() {}
}
