// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.misfit;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.json.bind.Jsonb;

import dev.foyer.internal.payload.name.JsonNames;
import dev.foyer.internal.types.Generics;

/**
 * Finds types that JSON-B cannot read from any data, such as an interface without a known implementation. JSON-B
 * reports that only when it reads, so sample data is read. Safe for any thread.
 */
public final class Readability {

    /** Packages whose exceptions count. All other code is the application's and may have reasons to refuse a sample. */
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

    public Readability(Jsonb jsonb, JsonNames names) {
        this.jsonb = jsonb;
        this.samples = new Samples(names);
    }

    /** Returns the unreadable types among a type and the types it consists of. */
    public List<Unreadable> within(Type type) {
        return DataTypes.of(type).stream().flatMap(part -> find(part).stream()).toList();
    }

    /** Returns the type if it is unreadable. Ignores the types that it consists of. */
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

    /** Matches classes and interfaces of the application, and those of the JDK that JSON-B does not know. */
    private static boolean isDoubtful(Class<?> type) {
        boolean container = Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
        boolean unknown = !DataFields.isPlatform(type) || Samples.isUnknown(type);
        return unknown && !container && !type.isEnum() && !type.isArray() && !DataFields.isCustom(type);
    }

    private static boolean isOfApplication(Throwable refused) {
        return Stream.iterate(refused, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> passesApplication(cause.getStackTrace()));
    }

    /** Tests whether JSON-B called the application. Ignores JSON-B's callers, as Yasson rethrows earlier exceptions. */
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
