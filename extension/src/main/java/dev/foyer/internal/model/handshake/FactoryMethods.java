// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.handshake;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the public static methods that make an object of their class from a text. */
final class FactoryMethods {

    private static final List<String> FACTORIES = List.of("fromString", "parse", "valueOf");
    private static final String JAVA_TIME_FACTORY = "of"; // ZoneId and ZoneOffset have no other

    private FactoryMethods() {}

    /** Returns such a method of a class, if it has one. */
    static Optional<Method> of(Class<?> type) {
        var names = new ArrayList<String>(FACTORIES);
        if (type.getName().startsWith("java.time.")) {
            names.add(JAVA_TIME_FACTORY);
        }
        for (String name : names) {
            for (Class<?> parameter : List.of(String.class, CharSequence.class)) { // java.time parses a CharSequence
                Optional<Method> method = Arrays.stream(type.getMethods())
                        .filter(candidate -> candidate.getName().equals(name))
                        .filter(candidate -> Modifier.isStatic(candidate.getModifiers()))
                        .filter(candidate -> Arrays.equals(candidate.getParameterTypes(), new Class<?>[] {parameter}))
                        .filter(candidate -> type.isAssignableFrom(candidate.getReturnType()))
                        .findFirst();
                if (method.isPresent()) {
                    method.get().trySetAccessible(); // a public method of a class that is not public
                    return method;
                }
            }
        }
        return Optional.empty();
    }
}
