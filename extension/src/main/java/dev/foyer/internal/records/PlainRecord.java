// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.json.bind.annotation.JsonbAnnotation;

import org.jspecify.annotations.Nullable;

/**
 * A record class that is nothing but texts, integers and truth values: it has no properties beside its components, and
 * nothing about it is annotated for JSON-B. Immutable.
 */
final class PlainRecord {

    private static final int MAX_COMPONENTS = 16;

    /** Interfaces without properties, and of which nobody makes anything. */
    private static final Set<Class<?>> HARMLESS = Set.of(Comparable.class, Serializable.class);

    private static final Set<String> OF_OBJECT = Set.of("toString", "hashCode");

    private final List<PlainComponent> components;
    private final MethodHandle constructor;

    private PlainRecord(List<PlainComponent> components, MethodHandle constructor) {
        this.components = List.copyOf(components);
        this.constructor = constructor;
    }

    /** Describes a class; empty if it is no such record, or keeps itself from being looked into. */
    static Optional<PlainRecord> of(Class<?> type) {
        if (!type.isRecord() || !isPlain(type)) {
            return Optional.empty();
        }
        try {
            return Optional.of(describe(type));
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return Optional.empty();
        }
    }

    private static PlainRecord describe(Class<?> type) throws ReflectiveOperationException {
        var components = new ArrayList<PlainComponent>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(PlainComponent.of(component));
        }
        Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        MethodHandle made = MethodHandles.lookup()
                .unreflectConstructor(constructor)
                .asSpreader(Object[].class, components.size())
                .asType(MethodType.methodType(Object.class, Object[].class));
        return new PlainRecord(components, made);
    }

    private static boolean isPlain(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components.length > 0
                && components.length <= MAX_COMPONENTS
                && Arrays.stream(components).allMatch(PlainComponent::isPlain)
                && type.getDeclaredConstructors().length == 1
                && HARMLESS.containsAll(List.of(type.getInterfaces()))
                && Arrays.stream(type.getDeclaredMethods()).noneMatch(method -> isProperty(method, components))
                && annotated(type).noneMatch(element -> isForJson(element, new HashSet<>()));
    }

    /** Returns whether a method may be one that JSON-B takes for a property; some take any that has no parameters. */
    private static boolean isProperty(Method method, RecordComponent[] components) {
        String name = method.getName();
        if (name.startsWith("get") || name.startsWith("is") || name.startsWith("set")) {
            return true;
        }
        return method.getParameterCount() == 0
                && Modifier.isPublic(method.getModifiers())
                && !OF_OBJECT.contains(name)
                && Arrays.stream(components).map(RecordComponent::getName).noneMatch(name::equals);
    }

    private static Stream<AnnotatedElement> annotated(Class<?> type) {
        Stream<AnnotatedElement> members = Stream.of(
                        type.getDeclaredFields(), type.getDeclaredMethods(), type.getDeclaredConstructors())
                .flatMap(Arrays::stream);
        Stream<Parameter> parameters = Arrays.stream(type.getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameters()));
        Stream<AnnotatedElement> around =
                type.getPackage() == null ? Stream.of(type) : Stream.of(type, type.getPackage());
        return Stream.of(around, members, Arrays.stream(type.getRecordComponents()), parameters)
                .flatMap(elements -> elements);
    }

    /** Returns whether an annotation, or one on an annotation, is of JSON-B. */
    private static boolean isForJson(AnnotatedElement element, Set<Class<?>> seen) {
        return Arrays.stream(element.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> type == JsonbAnnotation.class || (seen.add(type) && isForJson(type, seen)));
    }

    List<PlainComponent> components() {
        return components;
    }

    /** Returns whether two records hold the same, whatever their own {@code equals} says. */
    boolean isSame(Object one, @Nullable Object other) {
        try {
            for (PlainComponent component : components) {
                if (other == null || !Objects.equals(component.held(one), component.held(other))) {
                    return false;
                }
            }
            return true;
        } catch (Throwable unreadable) { // which no field of a record is
            return false;
        }
    }

    /** Makes a record; throws what its constructor throws. */
    Object create(Object[] values) throws Throwable {
        return constructor.invokeExact(values);
    }
}
