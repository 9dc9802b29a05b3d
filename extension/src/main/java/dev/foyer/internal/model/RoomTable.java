// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is declared for rooms by patterns of their names.
 *
 * @param <V> what is declared
 */
public final class RoomTable<V> {

    /** The most exact pattern comes first. */
    private final Map<RoomPattern, V> rules;

    public RoomTable(Map<RoomPattern, V> rules) {
        this.rules = Collections.unmodifiableMap(new TreeMap<>(rules));
    }

    /** Returns a table of nothing. */
    public static <V> RoomTable<V> empty() {
        return new RoomTable<>(Map.of());
    }

    /**
     * Returns what is declared for a room, if anything is. A name goes before patterns, and a longer pattern before a
     * shorter one.
     */
    public Optional<V> of(String roomName) {
        for (var rule : rules.entrySet()) {
            if (rule.getKey().matches(roomName)) {
                return Optional.of(rule.getValue());
            }
        }
        return Optional.empty();
    }

    /** Tests whether nothing is declared. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Returns what is declared by patterns, the most exact one first. */
    public Map<RoomPattern, V> byPattern() {
        return rules;
    }
}
