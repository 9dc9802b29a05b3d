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
 * Has CDI make the instances of endpoint classes. A class that is a bean is made in its scope; one that CDI did not discover, as
 * it has no scope and the application no {@code beans.xml}, is injected and intercepted all the same, one for each connection.
 */
public final class EndpointInstances {

    private final BeanManager beans;
    private final Map<Class<?>, InjectionTarget<?>> targets = new ConcurrentHashMap<>();

    public EndpointInstances(BeanManager beans) {
        this.beans = beans;
    }

    /**
     * An instance.
     *
     * @param object the instance, or a proxy of it
     * @param release ends what ends with the connection
     */
    record Instance(Object object, Runnable release) {}

    Instance create(Class<?> type) {
        Optional<Bean<?>> bean = beanOf(type);
        return bean.isPresent() ? reference(bean.get(), type) : inject(type);
    }

    /** The bean that a class is, if CDI knows it. */
    public Optional<Bean<?>> beanOf(Class<?> type) {
        return beans.getBeans(type, Any.Literal.INSTANCE).stream()
                .filter(bean -> bean.getBeanClass() == type)
                .findFirst();
    }

    private <T> Instance reference(Bean<T> bean, Class<?> type) {
        CreationalContext<T> context = beans.createCreationalContext(bean);
        if (bean.getScope() != Dependent.class) {
            return new Instance(beans.getReference(bean, type, context), context::release);
        }
        try { // not by a reference, for which what was made before a failure is out of reach
            T object = bean.create(context);
            return new Instance(object, () -> bean.destroy(object, context));
        } catch (RuntimeException | Error failure) {
            context.release();
            throw failure;
        }
    }

    @SuppressWarnings("unchecked") // the map holds for each class its own target
    private <T> Instance inject(Class<T> type) {
        var target = (InjectionTarget<T>) targets.computeIfAbsent(type, this::target);
        CreationalContext<T> context = beans.createCreationalContext(null);
        try {
            T object = target.produce(context);
            target.inject(object, context);
            target.postConstruct(object);
            return new Instance(object, () -> {
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
