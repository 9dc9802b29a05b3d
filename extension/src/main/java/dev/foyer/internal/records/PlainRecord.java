// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.json.bind.annotation.JsonbAnnotation;

/**
 * A record class that is nothing but texts, integers and truth values: it has no properties beside its components, and nothing about it
 * is annotated for JSON-B. Immutable.
 */
final class PlainRecord {

    private static final int MAX_COMPONENTS = 16;

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
                && Arrays.stream(type.getInterfaces())
                        .allMatch(shown -> shown.getName().startsWith("java."))
                && Arrays.stream(components).allMatch(component -> PlainComponent.isPlain(component.getType()))
                && Arrays.stream(type.getDeclaredMethods()).noneMatch(PlainRecord::isProperty)
                && annotated(type).noneMatch(PlainRecord::isForJson);
    }

    /** Returns whether a method may be one that JSON-B or Bean Validation takes for a property. */
    private static boolean isProperty(Method method) {
        String name = method.getName();
        return name.startsWith("get") || name.startsWith("is") || name.startsWith("set");
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

    private static boolean isForJson(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> type.isAnnotationPresent(JsonbAnnotation.class));
    }

    List<PlainComponent> components() {
        return components;
    }

    /** Makes a record; throws what its constructor throws. */
    Object create(Object[] values) throws Throwable {
        return constructor.invokeExact(values);
    }
}
