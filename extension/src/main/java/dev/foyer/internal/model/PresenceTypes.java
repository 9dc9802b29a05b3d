// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.util.Collection;
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

    private final RoomTable<Class<?>> types;

    /**
     * Reads the annotations.
     *
     * @param classes classes of the application, of which those without the annotation are left out
     * @throws IllegalArgumentException if the pattern of one is not valid
     */
    public PresenceTypes(Collection<Class<?>> classes) {
        Map<RoomPattern, Class<?>> found = new TreeMap<>();
        classes.stream()
                .filter(type -> type.isAnnotationPresent(RoomPresence.class))
                .sorted(Comparator.comparing(Class::getName))
                .forEach(type -> found.putIfAbsent(
                        RoomPattern.parse(type.getAnnotation(RoomPresence.class).value()), type));
        types = new RoomTable<>(found);
    }

    /** Returns the type for a room, if there is one. A name goes before patterns, and a longer pattern before a shorter one. */
    public Optional<Class<?>> of(String roomName) {
        return types.of(roomName);
    }

    /** Tests whether no room has a type. */
    public boolean isEmpty() {
        return types.isEmpty();
    }

    /** Returns the types by their patterns, the most exact one first. */
    public Map<RoomPattern, Class<?>> byPattern() {
        return types.byPattern();
    }
}
