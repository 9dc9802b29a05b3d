// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionTarget;

/**
 * Creates the instances of endpoint classes through CDI. A class that is a bean is created in its scope. CDI does not
 * discover a class without a scope if the application has no {@code beans.xml}: such a class is injected and
 * intercepted all the same, with one instance for each connection.
 */
public final class EndpointInstances {

    private final BeanManager beans;
    private final Map<Class<?>, InjectionTarget<?>> targets = new ConcurrentHashMap<>();
    private final Map<Class<?>, Optional<Bean<?>>> known = new ConcurrentHashMap<>();

    public EndpointInstances(BeanManager beans) {
        this.beans = beans;
    }

    EndpointInstance create(Class<?> type) {
        Optional<Bean<?>> bean = beanOf(type);
        return bean.isPresent() ? reference(bean.get(), type) : inject(type);
    }

    /** Returns the bean of a class, if CDI knows one. */
    public Optional<Bean<?>> beanOf(Class<?> type) {
        return known.computeIfAbsent(type, this::find);
    }

    private Optional<Bean<?>> find(Class<?> type) {
        return beans.getBeans(type, Any.Literal.INSTANCE).stream()
                .filter(bean -> bean.getBeanClass() == type)
                .findFirst();
    }

    private <T> EndpointInstance reference(Bean<T> bean, Class<?> type) {
        CreationalContext<T> context = beans.createCreationalContext(bean);
        if (bean.getScope() != Dependent.class) {
            return new EndpointInstance(beans.getReference(bean, type, context), context::release);
        }
        try { // not by a reference: after a failure, what it had created would be out of reach
            T object = bean.create(context);
            return new EndpointInstance(object, () -> bean.destroy(object, context));
        } catch (RuntimeException | Error failure) {
            context.release();
            throw failure;
        }
    }

    @SuppressWarnings("unchecked") // the map holds the target of each class
    private <T> EndpointInstance inject(Class<T> type) {
        var target = (InjectionTarget<T>) targets.computeIfAbsent(type, this::target);
        CreationalContext<T> context = beans.createCreationalContext(null);
        try {
            T object = target.produce(context);
            target.inject(object, context);
            target.postConstruct(object);
            return new EndpointInstance(object, () -> {
                try {
                    target.preDestroy(object);
                    target.dispose(object);
                } finally {
                    context.release();
                }
            });
        } catch (RuntimeException | Error failure) {
            context.release();
            throw failure;
        }
    }

    private <T> InjectionTarget<T> target(Class<T> type) {
        return beans.getInjectionTargetFactory(beans.createAnnotatedType(type)).createInjectionTarget(null);
    }
}
