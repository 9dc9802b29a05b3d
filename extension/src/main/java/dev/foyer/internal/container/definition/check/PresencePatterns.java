// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.foyer.RoomPresence;
import dev.foyer.internal.container.definition.type.PublicTypes;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.RoomPattern;

/** Finds presence types that cannot be written, and patterns of rooms that are not valid or stand twice. */
public final class PresencePatterns {

    private PresencePatterns() {}

    public static void check(Collection<Class<?>> types, Problems problems) {
        var shapes = new HashMap<String, Class<?>>();
        List<Class<?>> annotated = types.stream()
                .filter(type -> type.isAnnotationPresent(RoomPresence.class))
                .sorted(Comparator.comparing(Class::getName))
                .toList();
        for (Class<?> type : annotated) {
            String pattern = type.getAnnotation(RoomPresence.class).value();
            String complaint = RoomPattern.complaint(pattern);
            if (complaint == null) {
                checkShape(pattern, type, shapes, problems);
            } else {
                problems.add(Mistake.PRESENCE_PATTERN, type.getName(), complaint);
            }
            PublicTypes.hidden(type)
                    .forEach(hidden -> problems.add(
                            Mistake.PAYLOAD_HIDDEN, "@RoomPresence(\"" + pattern + "\")", hidden.getName()));
        }
    }

    private static void checkShape(String pattern, Class<?> type, Map<String, Class<?>> shapes, Problems problems) {
        Class<?> earlier = shapes.putIfAbsent(RoomPattern.parse(pattern).shape(), type);
        if (earlier != null) {
            problems.add(Mistake.PRESENCE_TWICE, pattern, type.getName(), earlier.getName());
        }
    }
}
