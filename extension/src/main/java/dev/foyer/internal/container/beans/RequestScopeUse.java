// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Conversation;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Knows whether something in an application could tell that a request scope is active: a bean in this scope, also one of an extension, or an
 * observer of its begin or end. Filled while CDI starts. What the container itself has in this scope belongs to HTTP requests.
 */
public final class RequestScopeUse {

    /** The types of the container's own beans in this scope (Jakarta CDI, section 3.9, and what Weld adds); an application's have others. */
    private static final List<Set<Type>> OF_REQUESTS = List.of(
            Set.of(Object.class, HttpServletRequest.class),
            Set.of(Object.class, ServletContext.class),
            Set.of(Object.class, Conversation.class));

    private static final Set<Annotation> DEFAULT = Set.of(Any.Literal.INSTANCE, Default.Literal.INSTANCE);

    private final AtomicBoolean found = new AtomicBoolean();

    /** Looks at a bean. */
    public void add(Bean<?> bean) {
        if (bean.getScope() == RequestScoped.class && !isForRequestsOnly(bean)) {
            found.set(true);
        }
    }

    /** Returns whether a bean is only used in HTTP requests: Foyer's own, and those that each container has. */
    private static boolean isForRequestsOnly(Bean<?> bean) {
        return bean.getBeanClass() == RequestAttributes.class
                || (bean.getQualifiers().equals(DEFAULT) && OF_REQUESTS.stream().anyMatch(bean.getTypes()::equals));
    }

    /** Looks at an observer; one that observes everything observes the scope, too. */
    public void add(ObserverMethod<?> observer) {
        boolean scope = observer.getObservedQualifiers().stream().anyMatch(RequestScopeUse::isOfRequests);
        boolean everything = observer.getObservedType() == Object.class
                && observer.getObservedQualifiers().stream()
                        .allMatch(qualifier -> qualifier instanceof Any || qualifier instanceof Default);
        if (scope || everything) {
            found.set(true);
        }
    }

    private static boolean isOfRequests(Annotation qualifier) {
        return qualifier.equals(Initialized.Literal.REQUEST)
                || qualifier.equals(BeforeDestroyed.Literal.REQUEST)
                || qualifier.equals(Destroyed.Literal.REQUEST);
    }

    /** Returns whether there is any. */
    public boolean isAny() {
        return found.get();
    }
}
