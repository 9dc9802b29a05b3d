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
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.measure.Tracing;
import dev.foyer.internal.model.EndpointModel;
import org.jspecify.annotations.Nullable;

/**
 * Holds the {@code @ConnectionScoped} beans and the endpoint instance of one connection. Created during the handshake
 * and destroyed once. Safe for any thread.
 */
public final class ConnectionScope {

    private final LiveConnection connection;
    private final EndpointModel endpoint;
    private final EndpointInstances instances;

    // Mutable state, guarded by this.
    private Map<Contextual<?>, Object> beans = Map.of(); // replaced by the first bean, as many connections have none
    private final ArrayDeque<Runnable> destructions = new ArrayDeque<>(2);
    private @Nullable EndpointInstance instance;
    private boolean destroyed;
    private volatile @Nullable Executor context; // set at the end of the handshake
    private volatile @Nullable ResumeOffer offer; // of the client, in the handshake
    private volatile Tracing.@Nullable Link trace; // of the latest handshake

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

    /** Sets the context for all later callbacks. Those of the handshake ran on the thread of its request. */
    void continueIn(@Nullable Executor callers) {
        context = callers;
    }

    /** Sets what the client has offered, if it can come back to a connection. */
    public void offered(@Nullable ResumeOffer made) {
        offer = made;
    }

    /** Returns what the client has offered, or {@code null} if it cannot come back to a connection. */
    public @Nullable ResumeOffer offer() {
        return offer;
    }

    /** Sets the trace of the handshake, or {@code null} if it has none. */
    public void tracedBy(Tracing.@Nullable Link handshake) {
        trace = handshake;
    }

    /** Returns the trace of the latest handshake, or {@code null} if it has none. */
    public Tracing.@Nullable Link trace() {
        return trace;
    }

    /** Returns the context for callbacks, or {@code null} if the thread has all they need. */
    @Nullable
    Executor context() {
        return context;
    }

    /** Returns the endpoint instance that serves this connection. The first call creates it. */
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

    /** Creates an instance of another class of the application, for this connection only. */
    public synchronized Object create(Class<?> type) {
        EndpointInstance created = instances.create(type);
        destructions.push(created.release());
        return created.object();
    }

    /** Forgets a bean that is out of date, so that the next lookup creates it anew. It is still destroyed in the end. */
    synchronized void forget(Object bean) {
        if (!beans.isEmpty()) {
            beans.values().removeIf(held -> isSame(held, bean));
        }
    }

    @SuppressWarnings("ReferenceEquality") // meant: the beans may define equality
    private static boolean isSame(Object one, Object other) {
        return one == other;
    }

    /** Adds an action that runs at the destruction, before anything that was created earlier is destroyed. */
    public synchronized void onDestroy(Runnable end) {
        destructions.push(end);
    }

    /** Returns the bean, or {@code null} if it has not been created yet. */
    @SuppressWarnings("unchecked") // only put by create, with the contextual's own type
    synchronized <T> @Nullable T find(Contextual<T> contextual) {
        return (T) beans.get(contextual);
    }

    /** Returns the bean, and creates it first if necessary. */
    synchronized <T> T create(Contextual<T> contextual, CreationalContext<T> context) {
        T existing = find(contextual);
        if (existing != null) {
            return existing;
        }
        if (destroyed) {
            throw new IllegalStateException(Code.SCOPE_INACTIVE.text());
        }
        T bean = contextual.create(context); // may create other beans here, so computeIfAbsent cannot be used
        if (beans.isEmpty()) {
            beans = new HashMap<>(2);
        }
        beans.put(contextual, bean);
        destructions.push(() -> contextual.destroy(bean, context));
        return bean;
    }

    /** Destroys everything, the newest first. Called with this scope active, for use by {@code @PreDestroy} methods. */
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
