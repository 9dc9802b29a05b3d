// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.type;

import java.lang.annotation.Annotation;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.annotation.JsonbTypeSerializer;

/** Finds the parts of a payload or reply that JSON-B can neither read nor write, as their types are not public. */
public final class PublicTypes {

    /** Marks data that the application's own code handles, or that is left out. */
    private static final List<Class<? extends Annotation>> NOT_OURS = List.of(
            JsonbTransient.class, JsonbTypeAdapter.class, JsonbTypeDeserializer.class, JsonbTypeSerializer.class);

    private final Set<Class<?>> seen = new LinkedHashSet<>();

    private PublicTypes() {}

    /**
     * Returns the non-public types among a type and all its parts, in a fixed order. Leaves out types of which JSON-B
     * needs no member: enums, and interfaces, as it sees the classes behind them.
     */
    public static List<Class<?>> hidden(Type type) {
        var types = new PublicTypes();
        types.visit(type);
        return types.seen.stream()
                .filter(found -> !found.isEnum() && !found.isInterface() && !Modifier.isPublic(found.getModifiers()))
                .toList();
    }

    private void visit(Type type) {
        if (type instanceof Class<?> declared) {
            visit(declared);
        } else if (type instanceof ParameterizedType parameterized) {
            visit(parameterized.getRawType());
            Stream.of(parameterized.getActualTypeArguments()).forEach(this::visit);
        } else if (type instanceof GenericArrayType array) {
            visit(array.getGenericComponentType());
        } else if (type instanceof WildcardType wildcard) {
            Stream.of(wildcard.getUpperBounds()).forEach(this::visit);
        }
    }

    private void visit(Class<?> type) {
        if (type.isArray()) {
            visit(type.getComponentType());
        } else if (!isPlatform(type) && NOT_OURS.stream().noneMatch(type::isAnnotationPresent) && seen.add(type)) {
            RecordComponent[] components = type.getRecordComponents();
            if (components != null) {
                Stream.of(components).filter(PublicTypes::isOurs).forEach(part -> visit(part.getGenericType()));
            }
            if (type.isSealed() && !type.isEnum()) { // constants with bodies are classes that nobody can make public
                Stream.of(type.getPermittedSubclasses()).forEach(this::visit);
            }
            JsonbTypeInfo subtypes = type.getAnnotation(JsonbTypeInfo.class);
            if (subtypes != null) {
                Stream.of(subtypes.value()).map(JsonbSubtype::type).forEach(this::visit);
            }
        }
    }

    private static boolean isPlatform(Class<?> type) {
        return type.isPrimitive()
                || type.getName().startsWith("java.")
                || type.getName().startsWith("jakarta.");
    }

    private static boolean isOurs(RecordComponent component) {
        return NOT_OURS.stream()
                .noneMatch(annotation ->
                        component.getAccessor().isAnnotationPresent(annotation) || isOnField(component, annotation));
    }

    private static boolean isOnField(RecordComponent component, Class<? extends Annotation> annotation) {
        try {
            return component
                    .getDeclaringRecord()
                    .getDeclaredField(component.getName())
                    .isAnnotationPresent(annotation);
        } catch (NoSuchFieldException impossible) {
            return false;
        }
    }
}
