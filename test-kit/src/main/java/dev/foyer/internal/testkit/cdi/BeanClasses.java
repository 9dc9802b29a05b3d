// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.cdi;

import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.decorator.Decorator;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.inject.Stereotype;
import jakarta.interceptor.Interceptor;

/**
 * Tells which classes a server would make beans: those with a bean defining annotation (CDI 4.0, section 2.5.1), and
 * the resources of Jakarta REST.
 */
final class BeanClasses {

    private static final Set<Class<?>> DEFINING = Set.of(Dependent.class, Interceptor.class, Decorator.class);

    private static final Set<String> OF_REST = Set.of("jakarta.ws.rs.Path", "jakarta.ws.rs.ext.Provider");

    private BeanClasses() {}

    static boolean has(Class<?> type) {
        return Stream.of(type.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(annotation -> DEFINING.contains(annotation)
                        || annotation.isAnnotationPresent(NormalScope.class)
                        || annotation.isAnnotationPresent(Stereotype.class)
                        || OF_REST.contains(annotation.getName()));
    }
}
