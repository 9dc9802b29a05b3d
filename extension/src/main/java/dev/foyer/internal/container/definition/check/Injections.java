// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;

import dev.foyer.internal.context.EndpointInstances;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;

/**
 * Checks the injection points of endpoint classes. CDI checks those of beans; those of a class that is not a bean would
 * fail only at the first handshake.
 */
public final class Injections {

    private static final Set<Class<? extends Annotation>> OF_REQUESTS =
            Set.of(SessionScoped.class, ConversationScoped.class);
    private static final Set<String> REQUESTS = Set.of(
            "jakarta.servlet.ServletRequest",
            "jakarta.servlet.http.HttpServletRequest",
            "jakarta.servlet.http.HttpSession");

    private Injections() {}

    /** Reports injection points that no bean or several beans satisfy, in a class that is not a bean. */
    public static void check(Class<?> endpoint, BeanManager beans, Problems problems) {
        if (new EndpointInstances(beans).beanOf(endpoint).isPresent()) {
            return;
        }
        for (InjectionPoint point : points(endpoint, beans)) {
            complaint(point, beans)
                    .ifPresent(complaint -> problems.add(
                            Mistake.INJECTION_UNSATISFIED,
                            where(endpoint, point),
                            point.getType().getTypeName(),
                            complaint));
        }
    }

    /** Warns about injected objects that exist in {@code @OnConnect} only. */
    public static void warn(Class<?> endpoint, BeanManager beans) {
        for (InjectionPoint point : points(endpoint, beans)) {
            if (endsWithTheRequest(point, beans)) {
                String simple = point.getType() instanceof Class<?> type
                        ? type.getSimpleName()
                        : point.getType().getTypeName();
                Log.warning(
                        Mistake.INJECTION_SHORT,
                        where(endpoint, point),
                        point.getType().getTypeName(),
                        simple);
            }
        }
    }

    /** Returns the injection points, or none if they are invalid, which CDI reports itself. */
    private static List<InjectionPoint> points(Class<?> endpoint, BeanManager beans) {
        try {
            return read(endpoint, beans);
        } catch (RuntimeException invalid) {
            return List.of();
        }
    }

    /** Reads them without an injection target, as Weld creates none for a class that it cannot inject into. */
    private static List<InjectionPoint> read(Class<?> endpoint, BeanManager beans) {
        AnnotatedType<?> type = beans.createAnnotatedType(endpoint);
        Stream<InjectionPoint> fields = type.getFields().stream()
                .filter(field -> field.isAnnotationPresent(Inject.class))
                .map(beans::createInjectionPoint);
        Stream<InjectionPoint> parameters = Stream.concat(type.getConstructors().stream(), type.getMethods().stream())
                .filter(callable -> callable.isAnnotationPresent(Inject.class))
                .flatMap(callable -> callable.getParameters().stream())
                .map(beans::createInjectionPoint);
        return Stream.concat(fields, parameters).toList();
    }

    private static boolean endsWithTheRequest(InjectionPoint point, BeanManager beans) {
        Type type = point.getType();
        return REQUESTS.contains(type.getTypeName())
                || find(point, beans)
                        .filter(bean -> OF_REQUESTS.contains(bean.getScope()))
                        .isPresent();
    }

    private static Optional<String> complaint(InjectionPoint point, BeanManager beans) {
        try {
            return find(point, beans).isPresent() ? Optional.empty() : Optional.of("is no bean");
        } catch (AmbiguousResolutionException several) {
            return Optional.of("are several beans");
        } catch (IllegalArgumentException unusual) { // such as a type with a variable
            return Optional.empty();
        }
    }

    private static Optional<Bean<?>> find(InjectionPoint point, BeanManager beans) {
        Set<Bean<?>> all = beans.getBeans(point.getType(), point.getQualifiers().toArray(Annotation[]::new));
        return Optional.ofNullable(beans.resolve(all));
    }

    private static String where(Class<?> endpoint, InjectionPoint point) {
        return endpoint.getName() + "." + point.getMember().getName();
    }
}
