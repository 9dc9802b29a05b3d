// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import dev.foyer.internal.address.Group;
import org.jspecify.annotations.Nullable;

/** Measures how many an emit reaches on this node. Safe for any thread, and allocates nothing. */
public final class Emits {

    private final Map<Group.Kind, Distribution> kinds = new EnumMap<>(Group.Kind.class);
    private final Distribution sets;

    Emits(Distributions all) {
        for (Group.Kind kind : Group.Kind.values()) {
            kinds.put(kind, all.at(labels(kind.name().toLowerCase(Locale.ROOT))));
        }
        this.sets = all.at(labels("set"));
    }

    private static Labels labels(String audience) {
        return Labels.of(Labels.AUDIENCE, audience);
    }

    /**
     * Notes an emit.
     *
     * @param kind to what kind of group, or {@code null} if it went to several
     */
    public void reached(Group.@Nullable Kind kind, int recipients) {
        (kind == null ? sets : kinds.getOrDefault(kind, sets)).add(recipients);
    }
}
