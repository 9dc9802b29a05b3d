// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.foyer.RoomPresence;

/** Knows what the members of each room see of one another: the {@link RoomPresence} types of an application. */
public final class PresenceTypes {

    /** For an application without such types. */
    public static final PresenceTypes NONE = new PresenceTypes(List.of());

    /** The most exact pattern comes first. */
    private final Map<RoomPattern, Class<?>> types = new TreeMap<>();

    /**
     * Reads the annotations.
     *
     * @param classes classes of the application, of which those without the annotation are left out
     * @throws IllegalArgumentException if the pattern of one is not valid
     */
    public PresenceTypes(Collection<Class<?>> classes) {
        classes.stream()
                .filter(type -> type.isAnnotationPresent(RoomPresence.class))
                .sorted(Comparator.comparing(Class::getName))
                .forEach(type -> types.putIfAbsent(
                        RoomPattern.parse(type.getAnnotation(RoomPresence.class).value()), type));
    }

    /** Returns the type for a room, if there is one. A name goes before patterns, and a longer pattern before a shorter one. */
    public Optional<Class<?>> of(String roomName) {
        for (var type : types.entrySet()) {
            if (type.getKey().matches(roomName)) {
                return Optional.of(type.getValue());
            }
        }
        return Optional.empty();
    }

    /** Tests whether no room has a type. */
    public boolean isEmpty() {
        return types.isEmpty();
    }

    /** Returns the types by their patterns, the most exact one first. */
    public Map<RoomPattern, Class<?>> byPattern() {
        return Collections.unmodifiableMap(types);
    }
}
