// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import dev.foyer.ClientEvent;
import dev.foyer.EventKey;
import dev.foyer.EventVersion;
import dev.foyer.RoomPresence;
import dev.foyer.ServerEvent;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;

/** Finds events whose keys and versions mean nothing, and events that are retained and not of mode {@code LATEST}. */
public final class LatestTypes {

    private static final Set<Class<?>> NUMBERS =
            Set.of(byte.class, short.class, int.class, long.class, Byte.class, Short.class, Integer.class, Long.class);

    private LatestTypes() {}

    /** Tests whether nodes must know some of these events after they were sent. */
    public static boolean areRetained(Collection<Class<?>> types) {
        return types.stream()
                .anyMatch(type -> type.isAnnotationPresent(ServerEvent.class)
                        && (type.getAnnotation(ServerEvent.class).retained()
                                || !marked(type, EventVersion.class).isEmpty()));
    }

    public static void check(Collection<Class<?>> types, Problems problems) {
        types.stream()
                .filter(type -> type.isAnnotationPresent(ServerEvent.class)
                        || type.isAnnotationPresent(ClientEvent.class)
                        || type.isAnnotationPresent(RoomPresence.class))
                .sorted(Comparator.comparing(Class::getName))
                .forEach(type -> checkOne(type, problems));
    }

    private static void checkOne(Class<?> type, Problems problems) {
        ServerEvent event = type.getAnnotation(ServerEvent.class);
        boolean latest = event != null && event.delivery() == Mode.LATEST;
        if (event != null && event.retained() && !latest) {
            problems.add(Mistake.LATEST_MISPLACED, type.getName(), "retained = true");
        }
        checkMark(type, EventKey.class, latest, problems);
        checkMark(type, EventVersion.class, latest, problems);
        for (RecordComponent version : marked(type, EventVersion.class)) {
            if (!NUMBERS.contains(version.getType())) {
                problems.add(
                        Mistake.VERSION_TYPE,
                        version.getName(),
                        type.getName(),
                        version.getGenericType().getTypeName());
            }
        }
    }

    private static void checkMark(Class<?> type, Class<? extends Annotation> mark, boolean latest, Problems problems) {
        List<RecordComponent> marked = marked(type, mark);
        if (!marked.isEmpty() && !latest) {
            problems.add(Mistake.LATEST_MISPLACED, type.getName(), '@' + mark.getSimpleName());
        }
        if (marked.size() > 1) {
            problems.add(
                    Mistake.LATEST_TWICE,
                    type.getName(),
                    mark.getSimpleName(),
                    marked.get(0).getName(),
                    marked.get(1).getName());
        }
    }

    private static List<RecordComponent> marked(Class<?> type, Class<? extends Annotation> mark) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .filter(component -> component.isAnnotationPresent(mark))
                        .toList()
                : List.of();
    }
}
