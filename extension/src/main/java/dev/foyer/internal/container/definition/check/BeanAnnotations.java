// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InterceptionType;

import dev.foyer.internal.container.definition.type.Methods;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.diagnostics.Mistake;

/**
 * Finds annotations that would be silently ignored: unless MicroProfile Fault Tolerance has an interceptor that they
 * bind, it looks for them while CDI discovers classes, so they work on no other classes.
 */
public final class BeanAnnotations {

    private static final String FAULT_TOLERANCE = "org.eclipse.microprofile.faulttolerance";

    private BeanAnnotations() {}

    /** Warns about a class that CDI did not discover. */
    public static void warn(Class<?> endpoint, BeanManager beans) {
        List<String> ignored = on(endpoint, beans);
        if (!ignored.isEmpty()) {
            Log.warning(Mistake.ANNOTATIONS_IGNORED, endpoint.getName(), String.join(", ", ignored));
        }
    }

    /** Returns such annotations on a class and its methods, each once, ordered by name. */
    private static List<String> on(Class<?> endpoint, BeanManager beans) {
        return Stream.concat(
                        Stream.of(endpoint.getAnnotations()),
                        Methods.of(endpoint).stream().flatMap(method -> Stream.of(method.getAnnotations())))
                .filter(annotation ->
                        annotation.annotationType().getPackageName().equals(FAULT_TOLERANCE))
                .filter(annotation -> !intercepts(annotation, beans))
                .map(annotation -> "@" + annotation.annotationType().getSimpleName())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean intercepts(Annotation annotation, BeanManager beans) {
        return beans.isInterceptorBinding(annotation.annotationType())
                && !beans.resolveInterceptors(InterceptionType.AROUND_INVOKE, annotation)
                        .isEmpty();
    }
}
