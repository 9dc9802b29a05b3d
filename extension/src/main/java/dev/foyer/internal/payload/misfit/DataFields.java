// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.misfit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;

import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;

/** Knows the fields of classes that are part of their data, and which of them the application reads in its own way. */
final class DataFields {

    private static final List<Class<? extends Annotation>> CUSTOM = List.of(
            JsonbDateFormat.class, JsonbNumberFormat.class, JsonbTypeAdapter.class, JsonbTypeDeserializer.class);

    private DataFields() {}

    /** Tests whether the application defines how a property is read. */
    static boolean isCustom(AnnotatedElement member) {
        return CUSTOM.stream().anyMatch(member::isAnnotationPresent);
    }

    /** Tests whether a field is part of the data. */
    private static boolean isRead(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !field.isSynthetic()
                && !field.isAnnotationPresent(JsonbTransient.class);
    }

    /** Returns the fields that are part of the data of an application's class, inherited ones included. */
    static Stream<Field> fields(Class<?> type) {
        return Stream.<Class<?>>iterate(
                        type, declaring -> declaring != null && !isPlatform(declaring), Class::getSuperclass)
                .flatMap(declaring -> Stream.of(declaring.getDeclaredFields()))
                .filter(DataFields::isRead);
    }

    /** Tests whether a class does not belong to the application. */
    static boolean isPlatform(Class<?> type) {
        return type.isPrimitive()
                || type.isArray()
                || type.getName().startsWith("java.")
                || type.getName().startsWith("jakarta.");
    }
}
