// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import dev.foyer.RoomState;
import dev.foyer.internal.container.definition.type.PublicTypes;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.RoomPattern;
import dev.foyer.internal.model.RoomTable;
import dev.foyer.internal.model.StateRule;
import org.jspecify.annotations.Nullable;

/** Reads which rooms remember something, and finds what is wrong with that. */
public final class StateReader {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int SLOWEST = 10_000;

    private final Problems problems;

    public StateReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads the annotations.
     *
     * @param classes classes of the application, of which those without the annotation are left out
     */
    public RoomTable<StateRule> read(Collection<Class<?>> classes) {
        Map<RoomPattern, StateRule> rules = new TreeMap<>();
        var declared = new HashMap<String, Class<?>>();
        classes.stream().sorted(Comparator.comparing(Class::getName)).forEach(type -> {
            RoomState annotation = type.getAnnotation(RoomState.class);
            if (annotation != null) {
                declare(annotation, type, declared, rules);
            }
        });
        return new RoomTable<>(rules);
    }

    private void declare(
            RoomState annotation, Class<?> type, Map<String, Class<?>> declared, Map<RoomPattern, StateRule> rules) {
        Optional<Duration> idle = Durations.parse(annotation.idle().strip())
                .filter(time -> time.compareTo(SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0);
        String complaint = complaint(annotation, type, idle.isPresent());
        if (complaint != null) {
            problems.add(Mistake.STATE_INVALID, type.getName(), complaint);
            return;
        }
        PublicTypes.hidden(type)
                .forEach(hidden -> problems.add(
                        Mistake.PAYLOAD_HIDDEN, "@RoomState(\"" + annotation.value() + "\")", hidden.getName()));
        RoomPattern pattern = RoomPattern.parse(annotation.value());
        Class<?> earlier = declared.putIfAbsent(pattern.shape(), type);
        if (earlier != null) {
            problems.add(Mistake.STATE_TWICE, annotation.value(), type.getName(), earlier.getName());
        }
        Method initial = initial(type);
        if (initial == null) {
            problems.add(Mistake.STATE_INITIAL, type.getName(), type.getSimpleName());
            return;
        }
        warnOfLists(type);
        rules.put(
                pattern,
                new StateRule(
                        type,
                        calling(initial),
                        new StateRule.Times(idle.orElseThrow(), Duration.ofMillis(annotation.pace())),
                        annotation.durable(),
                        annotation.seats()));
    }

    private static @Nullable String complaint(RoomState annotation, Class<?> type, boolean hasIdle) {
        String complaint = RoomPattern.complaint(annotation.value());
        if (complaint == null && !type.isRecord()) {
            complaint = "it is no record";
        }
        if (complaint == null && !hasIdle) {
            complaint = "its idle time is not a duration from 1s to 1 day";
        }
        boolean paced = annotation.pace() >= 0 && annotation.pace() <= SLOWEST;
        if (complaint == null && annotation.seats() < 0) {
            complaint = "it has " + annotation.seats() + " seats";
        }
        return complaint == null && !paced ? "its pace is not 0 to " + SLOWEST + " milliseconds" : complaint;
    }

    private static @Nullable Method initial(Class<?> type) {
        try {
            Method method = type.getDeclaredMethod("initial", String.class);
            boolean fits = Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type;
            method.setAccessible(true);
            return fits ? method : null;
        } catch (NoSuchMethodException none) {
            return null;
        }
    }

    private static Function<String, Object> calling(Method initial) {
        return room -> {
            try {
                return initial.invoke(null, room);
            } catch (InvocationTargetException thrown) {
                if (thrown.getCause() instanceof RuntimeException exception) {
                    throw exception;
                }
                if (thrown.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(thrown.getCause());
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
        };
    }

    private static void warnOfLists(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (Collection.class.isAssignableFrom(component.getType())
                    && component.getGenericType() instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> element
                    && element.isRecord()) {
                Log.warning(Mistake.STATE_LIST, component.getName(), type.getName());
            }
        }
    }
}
