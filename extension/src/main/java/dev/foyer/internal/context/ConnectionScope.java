// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.context.EndpointInstances.Instance;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.model.EndpointModel;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to one connection: its {@code @ConnectionScoped} beans and its instance of the endpoint class. Safe for any
 * thread; made during the handshake, destroyed once.
 */
public final class ConnectionScope {

    private final LiveConnection connection;
    private final EndpointModel endpoint;
    private final EndpointInstances instances;

    // Mutable state, guarded by this.
    private Map<Contextual<?>, Object> beans = Map.of(); // until the first one, as many have none
    private final ArrayDeque<Runnable> destructions = new ArrayDeque<>(2);
    private @Nullable Instance instance;
    private boolean destroyed;
    private volatile @Nullable Executor context; // set once, at the end of the handshake

    ConnectionScope(LiveConnection connection, EndpointModel endpoint, EndpointInstances instances) {
        this.connection = connection;
        this.endpoint = endpoint;
        this.instances = instances;
    }

    public LiveConnection connection() {
        return connection;
    }

    public EndpointModel endpoint() {
        return endpoint;
    }

    /** What its callbacks run in from now on; those of the handshake ran on the thread of its request. */
    void continueIn(@Nullable Executor callers) {
        context = callers;
    }

    /** What its callbacks run in, or {@code null} if the thread has all they need. */
    @Nullable
    Executor context() {
        return context;
    }

    /** The instance of the endpoint class that serves this connection; made at the first call. */
    public synchronized Object instance() {
        if (instance == null) {
            if (destroyed) {
                throw new IllegalStateException(Code.SCOPE_INACTIVE.text());
            }
            instance = instances.create(endpoint.type());
            destructions.push(instance.release());
        }
        return instance.object();
    }

    /** An instance of another class of the application, for this connection only. */
    public synchronized Object create(Class<?> type) {
        Instance created = instances.create(type);
        destructions.push(created.release());
        return created.object();
    }

    /** Adds what is to be done when this is destroyed, before what was made earlier is. */
    public synchronized void onDestroy(Runnable end) {
        destructions.push(end);
    }

    /** The bean, or {@code null} if it was not made yet. */
    @SuppressWarnings("unchecked") // only put by create, with the contextual's own type
    synchronized <T> @Nullable T find(Contextual<T> contextual) {
        return (T) beans.get(contextual);
    }

    /** The bean, made if it was not yet. */
    synchronized <T> T create(Contextual<T> contextual, CreationalContext<T> context) {
        T existing = find(contextual);
        if (existing != null) {
            return existing;
        }
        if (destroyed) {
            throw new IllegalStateException(Code.SCOPE_INACTIVE.text());
        }
        T bean = contextual.create(context); // may create others here, hence no computeIfAbsent
        if (beans.isEmpty()) {
            beans = new HashMap<>(2);
        }
        beans.put(contextual, bean);
        destructions.push(() -> contextual.destroy(bean, context));
        return bean;
    }

    /** Destroys everything, the newest first. Called with this scope active, so that {@code @PreDestroy} methods may use it. */
    public void destroy() {
        while (true) {
            Runnable next;
            synchronized (this) {
                next = destructions.poll();
                if (next == null) {
                    destroyed = true;
                    beans = Map.of();
                    instance = null;
                    return;
                }
            }
            try {
                next.run();
            } catch (RuntimeException | Error failure) {
                Log.error(
                        Code.CALLBACK_FAILED,
                        failure,
                        "PreDestroy",
                        endpoint.type().getName(),
                        connection.id());
            }
        }
    }
}
