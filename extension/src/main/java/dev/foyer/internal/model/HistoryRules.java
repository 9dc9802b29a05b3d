// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.foyer.spi.Retention;

/** Knows which rooms have a history, and what it keeps. */
public final class HistoryRules {

    /** For an application without such rooms. */
    public static final HistoryRules NONE = new HistoryRules(Map.of());

    /** The most exact pattern comes first. */
    private final Map<RoomPattern, Retention> rules;

    public HistoryRules(Map<RoomPattern, Retention> rules) {
        this.rules = new TreeMap<>(rules);
    }

    /** Returns what a room keeps, if it has a history. A name goes before patterns, and a longer pattern before a shorter one. */
    public Optional<Retention> of(String roomName) {
        for (var rule : rules.entrySet()) {
            if (rule.getKey().matches(roomName)) {
                return Optional.of(rule.getValue());
            }
        }
        return Optional.empty();
    }

    /** Tests whether no room has a history. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }
}
