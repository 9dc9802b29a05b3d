// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.lang.annotation.Annotation;
import java.util.List;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.context.EndpointInstances;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Problems;

/** Finds endpoint classes with a scope that would be ignored, as CDI did not discover the classes. */
public final class IgnoredScopes {

    private IgnoredScopes() {}

    public static void check(List<Class<?>> endpoints, BeanManager beans, Problems problems) {
        var instances = new EndpointInstances(beans);
        for (Class<?> endpoint : endpoints) {
            if (instances.beanOf(endpoint).isEmpty()) {
                for (Annotation annotation : endpoint.getAnnotations()) {
                    Class<? extends Annotation> type = annotation.annotationType();
                    if (type != Dependent.class && beans.isScope(type)) {
                        problems.add(Code.SCOPE_IGNORED, endpoint.getName(), type.getSimpleName());
                    }
                }
            }
        }
    }
}
