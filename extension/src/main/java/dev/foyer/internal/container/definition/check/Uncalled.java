// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.Bean;

import dev.foyer.ConnectionScoped;
import dev.foyer.internal.container.definition.type.Ejbs;
import dev.foyer.internal.container.definition.type.Methods;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.diagnostics.Mistake;

/**
 * Finds members of endpoint classes that CDI and EJB would call in a bean, but here never call, or call on an instance
 * that serves no connection: a class without a scope is not a bean, and each connection has its own instance.
 */
public final class Uncalled {

    private static final Set<String> OBSERVERS =
            Set.of("jakarta.enterprise.event.Observes", "jakarta.enterprise.event.ObservesAsync");
    private static final Set<String> PRODUCERS = Set.of("jakarta.enterprise.inject.Produces");
    private static final Set<String> TIMERS =
            Set.of("jakarta.ejb.Schedule", "jakarta.ejb.Schedules", "jakarta.ejb.Timeout");

    private Uncalled() {}

    /** Logs a warning for each such member. */
    public static void warn(Class<?> endpoint, Optional<Bean<?>> bean) {
        Optional<String> lives = lives(bean);
        for (Method method : Methods.of(endpoint)) {
            boolean observes = Stream.of(method.getParameterAnnotations())
                    .flatMap(Stream::of)
                    .anyMatch(annotation -> is(annotation, OBSERVERS));
            if (observes && lives.isPresent()) {
                warn(method.getName(), endpoint, lives.get(), "it observes events");
            }
            if (bean.isEmpty() && has(method, PRODUCERS)) {
                warn(method.getName(), endpoint, lives.orElseThrow(), "it produces a bean");
            }
            if (!Ejbs.is(endpoint) && has(method, TIMERS)) {
                warn(method.getName(), endpoint, "that is not an EJB", "it is called by a timer");
            }
        }
        for (Field field : endpoint.getDeclaredFields()) {
            if (bean.isEmpty() && has(field, PRODUCERS)) {
                warn(field.getName(), endpoint, lives.orElseThrow(), "it produces a bean");
            }
        }
    }

    private static void warn(String member, Class<?> endpoint, String lives, String does) {
        Log.warning(Mistake.OBSERVER_UNCALLED, endpoint.getName() + "." + member, lives, does);
    }

    /** Returns why the bean does not live as long as the application, or empty if it may. */
    private static Optional<String> lives(Optional<Bean<?>> bean) {
        if (bean.isEmpty()) {
            return Optional.of("without a scope");
        }
        Class<? extends Annotation> scope = bean.get().getScope();
        return List.of(Dependent.class, ConnectionScoped.class).contains(scope)
                        && !Ejbs.is(bean.get().getBeanClass())
                ? Optional.of("that is @" + scope.getSimpleName())
                : Optional.empty();
    }

    private static boolean has(AnnotatedElement element, Set<String> names) {
        return Stream.of(element.getAnnotations()).anyMatch(annotation -> is(annotation, names));
    }

    private static boolean is(Annotation annotation, Set<String> names) {
        return names.contains(annotation.annotationType().getName());
    }
}
