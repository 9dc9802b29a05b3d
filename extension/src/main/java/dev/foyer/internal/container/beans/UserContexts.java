// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;

import dev.foyer.ConnectionScoped;
import dev.foyer.internal.container.definition.endpoint.UserReader;
import dev.foyer.internal.container.definition.type.UserTypes;
import dev.foyer.internal.context.CurrentScope;
import dev.foyer.internal.context.PerLookup;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;

/**
 * Makes user contexts injectable by type. A type that can be proxied is a {@code @ConnectionScoped} bean. Any other is
 * read from the current connection at each lookup, so it must not be injected into anything that lives longer.
 */
public final class UserContexts {

    private static final Set<Class<? extends Annotation>> SHORT_LIVED =
            Set.of(Dependent.class, RequestScoped.class, ConnectionScoped.class, PerLookup.class);

    private final Set<Class<?>> types = new HashSet<>();

    /** Adds the user contexts of endpoint classes. Mistakes are reported later, with all others. */
    public void addAll(Set<Class<?>> endpoints) {
        for (Class<?> endpoint : endpoints) {
            Class<?> user = UserReader.type(endpoint, new Problems());
            if (user != null && UserTypes.isInjectable(user)) {
                types.add(user);
            }
        }
    }

    /** Tests whether CDI must not create this class itself, because {@code @OnConnect} does. */
    public boolean makes(Class<?> type) {
        return types.contains(type);
    }

    public void addBeans(AfterBeanDiscovery event, CurrentScope current) {
        for (Class<?> type : types) {
            event.<Object>addBean()
                    .beanClass(type)
                    .id("dev.foyer.user." + type.getName())
                    .types(type, Object.class)
                    .scope(UserTypes.isProxyable(type) ? ConnectionScoped.class : PerLookup.class)
                    .produceWith(lookup -> current.connection().user(type));
        }
    }

    /** Finds injection points that would keep one connection's user context and use it for others. */
    public void check(Collection<Bean<?>> beans, Set<Class<?>> endpoints, Problems problems) {
        for (Bean<?> bean : beans) {
            boolean makesIt = endpoints.contains(bean.getBeanClass());
            if (makesIt || !SHORT_LIVED.contains(bean.getScope())) {
                bean.getInjectionPoints().forEach(point -> check(point, bean.getBeanClass(), problems));
            }
        }
    }

    private void check(InjectionPoint point, Class<?> bean, Problems problems) {
        if (point.getType() instanceof Class<?> type && types.contains(type) && !UserTypes.isProxyable(type)) {
            String where = bean.getName() + "." + point.getMember().getName();
            problems.add(Mistake.USER_INJECTED, where, type.getName(), type.getSimpleName());
        }
    }
}
