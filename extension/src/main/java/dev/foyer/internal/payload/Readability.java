// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.json.bind.Jsonb;

import dev.foyer.internal.types.Generics;

/**
 * Finds types that JSON-B can read from no data at all, such as an interface that does not say what is behind it: by reading data of our
 * own, since JSON-B tells only when it reads. Safe for any thread.
 */
final class Readability {

    /** Whose code may throw while JSON-B reads; all else is the application's, which may have its reasons to refuse what is tried here. */
    private static final List<String> NOT_OF_THE_APPLICATION = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "jakarta.",
            "org.eclipse.yasson.",
            "org.eclipse.parsson.",
            "org.apache.johnzon.",
            "org.glassfish.",
            "org.jboss.weld.");

    private static final List<String> PROVIDERS = List.of("org.eclipse.yasson.", "org.apache.johnzon.");

    private final Jsonb jsonb;
    private final Samples samples;
    private final Map<Type, Optional<Unreadable>> known = new ConcurrentHashMap<>();

    Readability(Jsonb jsonb, JsonNames names) {
        this.jsonb = jsonb;
        this.samples = new Samples(names);
    }

    /** The types that a type is made of, itself included, which cannot be read. */
    List<Unreadable> within(Type type) {
        return DataTypes.of(type).stream().flatMap(part -> find(part).stream()).toList();
    }

    /** Whether a type cannot be read; not whether what it is made of can. */
    Optional<Unreadable> find(Type type) {
        return known.computeIfAbsent(type, this::tried);
    }

    private Optional<Unreadable> tried(Type type) {
        if (!isDoubtful(Generics.raw(type))) {
            return Optional.empty();
        }
        Unreadable unreadable = null;
        for (String data : samples.of(type)) {
            try {
                jsonb.fromJson(data, type);
                return Optional.empty();
            } catch (RuntimeException refused) {
                if (isOfApplication(refused)) {
                    return Optional.empty();
                }
                unreadable = unreadable == null ? new Unreadable(type, refused) : unreadable;
            }
        }
        return Optional.ofNullable(unreadable);
    }

    /** Classes and interfaces of the application, and those of the JDK that JSON-B does not know. */
    private static boolean isDoubtful(Class<?> type) {
        boolean container = Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
        boolean unknown = !JsonParts.isPlatform(type) || Samples.isUnknown(type);
        return unknown && !container && !type.isEnum() && !type.isArray() && !JsonParts.isCustom(type);
    }

    private static boolean isOfApplication(Throwable refused) {
        return Stream.iterate(refused, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> passesApplication(cause.getStackTrace()));
    }

    /** Whether JSON-B called the application; what called JSON-B may be anything, as Yasson throws an exception again that it threw before. */
    private static boolean passesApplication(StackTraceElement[] frames) {
        int entry = frames.length;
        while (entry > 0 && PROVIDERS.stream().noneMatch(frames[entry - 1].getClassName()::startsWith)) {
            entry--;
        }
        return Stream.of(frames)
                .limit(entry)
                .anyMatch(frame -> NOT_OF_THE_APPLICATION.stream().noneMatch(frame.getClassName()::startsWith));
    }
}
