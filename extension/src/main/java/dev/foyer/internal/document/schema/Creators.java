// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;

import dev.foyer.internal.payload.name.JsonNames;

/** Finds the data that JSON-B reads for the application's chosen constructor or factory, even without getters. */
final class Creators {

    private Creators() {}

    /** Returns the parameters whose names are known. */
    static List<Parameter> parameters(Class<?> type) {
        Stream<Method> factories =
                Arrays.stream(type.getDeclaredMethods()).filter(method -> Modifier.isStatic(method.getModifiers()));
        return Stream.<Executable>concat(Arrays.stream(type.getDeclaredConstructors()), factories)
                .filter(creator -> creator.isAnnotationPresent(JsonbCreator.class))
                .flatMap(creator -> Arrays.stream(creator.getParameters()))
                .filter(parameter ->
                        parameter.isNamePresent() || !given(parameter).isEmpty())
                .toList();
    }

    /** Returns the name of a parameter in JSON. */
    static String name(Parameter parameter, Class<?> type, JsonNames names) {
        String given = given(parameter);
        return given.isEmpty() ? names.of(type, parameter.getName()) : given;
    }

    private static String given(Parameter parameter) {
        JsonbProperty annotation = parameter.getAnnotation(JsonbProperty.class);
        return annotation == null ? "" : annotation.value();
    }
}
