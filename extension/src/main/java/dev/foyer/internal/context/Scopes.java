// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import java.util.concurrent.Callable;

import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.context.CurrentScope.Running;
import org.jspecify.annotations.Nullable;

/** The only way in which the application's code is called: with its class loader, connection scope and request scope. */
public final class Scopes {

    private final Requests requests;
    private final CurrentScope current;
    private final ClassLoader loader;
    private volatile @Nullable Boolean opensInRequest;

    /**
     * Scopes of one application.
     *
     * @param beans captured at start, as looking it up fails on some threads of some servers
     * @param loader the application's, for the same reason
     */
    public Scopes(BeanManager beans, CurrentScope current, ClassLoader loader) {
        this.requests = new Requests(beans);
        this.current = current;
        this.loader = loader;
    }

    /**
     * Whether the server opens connections while it is at work on their upgrade requests, whose scope callbacks would share. Called where
     * one is opened; as a server always does or never, only the first of them looks.
     */
    public boolean opensInRequest() {
        Boolean known = opensInRequest;
        if (known == null) {
            known = requests.isActive();
            opensInRequest = known;
        }
        return known;
    }

    /** Does work for a connection on this thread. */
    public <T extends @Nullable Object> T within(ConnectionScope scope, Callable<T> work) throws Exception {
        return within(scope, null, work);
    }

    /** Handles an event of a connection on this thread. */
    public <T extends @Nullable Object> T within(ConnectionScope scope, @Nullable String event, Callable<T> work)
            throws Exception {
        return call(new Running(scope, event), work);
    }

    /** Does work of no connection on this thread. */
    public <T extends @Nullable Object> T outside(Callable<T> work) throws Exception {
        return call(null, work);
    }

    private <T extends @Nullable Object> T call(@Nullable Running callback, Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader loaderBefore = thread.getContextClassLoader();
        Running before = current.callback();
        thread.setContextClassLoader(loader);
        current.set(callback);
        try {
            return requests.within(work);
        } finally {
            current.set(before);
            thread.setContextClassLoader(loaderBefore);
        }
    }
}
