// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;

import org.jspecify.annotations.Nullable;

/**
 * Activates CDI's request scope around each callback, if the application has a use for it. Controllers are reused, by one thread at a time, because creating
 * one resolves observers. Safe for any thread.
 */
final class Requests {

    private final BeanManager beans;
    private final Bean<?> controller;
    private final Queue<RequestContextController> idle = new ConcurrentLinkedQueue<>();

    private final boolean used;

    /**
     * Requests of one application.
     *
     * @param used whether something could tell that a request scope is active; if not, none is activated
     */
    Requests(BeanManager beans, boolean used) {
        this.beans = beans;
        this.used = used;
        this.controller = beans.resolve(beans.getBeans(RequestContextController.class));
    }

    <T extends @Nullable Object> T within(Callable<T> work) throws Exception {
        if (!used) {
            return work.call();
        }
        RequestContextController free = idle.poll();
        RequestContextController request = free == null ? create() : free;
        boolean activated = request.activate();
        try {
            return work.call();
        } finally {
            if (activated) {
                request.deactivate();
            }
            idle.add(request);
        }
    }

    /** Tests whether this thread is already in a request scope, in which case no fresh one is possible. */
    boolean isActive() {
        try {
            return beans.getContext(RequestScoped.class).isActive();
        } catch (ContextNotActiveException none) {
            return false;
        }
    }

    /** Creates a controller. It has no dependencies and is never destroyed, so its creational context is dropped. */
    private RequestContextController create() {
        return (RequestContextController)
                beans.getReference(controller, RequestContextController.class, beans.createCreationalContext(null));
    }
}
