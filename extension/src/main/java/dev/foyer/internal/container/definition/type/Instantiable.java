// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.type;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;

import jakarta.inject.Inject;

/** Determines whether CDI can create instances of an endpoint class (CDI 4.0, section 3.1.1). */
public final class Instantiable {

    private Instantiable() {}

    /** Returns why CDI cannot, or empty if it can. */
    public static Optional<String> complaint(Class<?> type) {
        if (type.isInterface()) {
            return Optional.of("an interface");
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            return Optional.of("abstract");
        }
        if (type.isLocalClass() || (type.isMemberClass() && !Modifier.isStatic(type.getModifiers()))) {
            return Optional.of("an inner class that is not static");
        }
        boolean usable = Arrays.stream(type.getDeclaredConstructors()).anyMatch(Instantiable::isUsable);
        return usable ? Optional.empty() : Optional.of("without a constructor that takes no parameters or has @Inject");
    }

    private static boolean isUsable(Constructor<?> constructor) {
        return constructor.getParameterCount() == 0 || constructor.isAnnotationPresent(Inject.class);
    }
}
