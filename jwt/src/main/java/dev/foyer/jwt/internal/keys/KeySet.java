// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.keys;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Holds keys that do not change.
 *
 * @param keys one key at least
 * @param leftOut says which keys of the set cannot be used though they should, for a log
 */
public record KeySet(List<SigningKey> keys, List<String> leftOut) implements Keys {

    /** Copies the lists. */
    public KeySet {
        keys = List.copyOf(keys);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Returns the keys of a name. A set of one key needs no names: it is the key of a token that names none, and if it
     * has no name itself, the key of all tokens.
     */
    @Override
    public List<SigningKey> find(@Nullable String id) {
        if (keys.size() == 1 && (id == null || keys.get(0).id() == null)) {
            return keys;
        }
        return id == null
                ? List.of()
                : keys.stream().filter(key -> id.equals(key.id())).toList();
    }
}
