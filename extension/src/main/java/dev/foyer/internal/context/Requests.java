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
 * CDI's request scope around each callback. Controllers are used again, one thread at a time, as making one resolves observers. Safe for
 * any thread.
 */
final class Requests {

    private final BeanManager beans;
    private final Bean<?> controller;
    private final Queue<RequestContextController> idle = new ConcurrentLinkedQueue<>();

    Requests(BeanManager beans) {
        this.beans = beans;
        this.controller = beans.resolve(beans.getBeans(RequestContextController.class));
    }

    <T extends @Nullable Object> T within(Callable<T> work) throws Exception {
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

    /** Whether this thread is in a request scope already, in which none could be fresh. */
    boolean isActive() {
        try {
            return beans.getContext(RequestScoped.class).isActive();
        } catch (ContextNotActiveException none) {
            return false;
        }
    }

    /** It depends on nothing and is kept until the application ends, so its creational context is not kept. */
    private RequestContextController create() {
        return (RequestContextController)
                beans.getReference(controller, RequestContextController.class, beans.createCreationalContext(null));
    }
}
