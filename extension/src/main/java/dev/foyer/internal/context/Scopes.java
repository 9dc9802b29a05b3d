// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.Handshake;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.model.EndpointModel;
import org.jspecify.annotations.Nullable;

/**
 * Calls the application's code, which is called in no other way: in its context, with its connection scope and a
 * request scope. Rolls back transactions that the code leaves open.
 */
public final class Scopes {

    private final Requests requests;
    private final EndpointInstances instances;
    private final CurrentScope current;
    private final Contexts contexts;
    private final OpenTransactions transactions;
    private volatile @Nullable Boolean opensInRequest;

    /** Creates the scopes of an application whose threads need only a class loader. */
    public Scopes(BeanManager beans, CurrentScope current, ClassLoader loader) {
        this(beans, current, true, Contexts.of(loader), Transactions.NONE);
    }

    /**
     * Creates the scopes of one application.
     *
     * @param beans captured at start, because looking it up fails on some threads of some servers
     * @param requests whether something in the application could tell that a request scope is active
     */
    public Scopes(
            BeanManager beans, CurrentScope current, boolean requests, Contexts contexts, Transactions transactions) {
        this.requests = new Requests(beans, requests);
        this.instances = new EndpointInstances(beans);
        this.current = current;
        this.contexts = contexts;
        this.transactions = new OpenTransactions(transactions);
    }

    /** Returns the creator of endpoint instances. */
    public EndpointInstances instances() {
        return instances;
    }

    /** Creates the scope of a connection. */
    public ConnectionScope create(LiveConnection connection, EndpointModel endpoint) {
        var scope = new ConnectionScope(connection, endpoint, instances);
        connection.person().onRenewal(scope::forget);
        return scope;
    }

    /**
     * Returns the context for callbacks after a handshake, as the user who has logged in, or {@code null} if every
     * thread has it already. Called on the thread of the upgrade request, before any of the application's code, because
     * what that code uses ends with the request.
     */
    public @Nullable Executor contextAfter(Handshake handshake) {
        return contexts.ofRequest(handshake.principal() != null);
    }

    /** Makes all later callbacks run in this context. */
    public void admit(ConnectionScope scope, @Nullable Executor context) {
        scope.continueIn(context);
    }

    /** Takes the user and the context for later callbacks from the scope of a later handshake of the same client. */
    public void readmit(ConnectionScope scope, ConnectionScope later) {
        scope.connection().person().readmit(later.connection().person());
        scope.continueIn(later.context());
        scope.tracedBy(later.trace());
    }

    /** Makes the callbacks of a scope run in the context of another one, as there is no request of their own. */
    public void continueLike(ConnectionScope scope, ConnectionScope earlier) {
        scope.continueIn(earlier.context());
        scope.tracedBy(earlier.trace());
    }

    /**
     * Tests whether the server opens connections while it still processes their upgrade requests, whose scope the
     * callbacks would share. Called where a connection is opened. As a server does this always or never, only the first
     * call looks.
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
        var callback = new RunningCallback(scope, event);
        return isWithin(scope) ? call(callback, work) : Contexts.in(scope.context(), () -> call(callback, work));
    }

    /** Destroys the beans of an admission that never became a connection, or of a connection that has ended. */
    public void discard(ConnectionScope scope) {
        try {
            within(scope, () -> {
                scope.destroy();
                return null;
            });
        } catch (Exception | Error failure) {
            Log.error(
                    Code.CALLBACK_FAILED,
                    failure,
                    "PreDestroy",
                    scope.endpoint().type().getName(),
                    scope.connection().id());
        }
    }

    /** Returns an executor for the follow-up of a callback: on the calling thread, in its context, but in no scope. */
    public Executor resuming(ConnectionScope scope) {
        Executor context = scope.context();
        return work -> {
            if (isWithin(scope)) {
                work.run();
            } else {
                contexts.run(context, work);
            }
        };
    }

    /** Does work that belongs to no connection on this thread. */
    public <T extends @Nullable Object> T outside(Callable<T> work) throws Exception {
        return Contexts.in(contexts.ofApplication(), () -> call(null, work));
    }

    /** Does work for which CDI itself activates the request scope. */
    public void unscoped(Runnable work) {
        contexts.run(() -> {
            boolean openBefore = transactions.isOpen();
            try {
                work.run();
            } finally {
                transactions.end(openBefore, null);
            }
        });
    }

    private boolean isWithin(ConnectionScope scope) {
        return current.orNull() == scope;
    }

    private <T extends @Nullable Object> T call(@Nullable RunningCallback callback, Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader loaderBefore = thread.getContextClassLoader();
        RunningCallback before = current.callback();
        boolean openBefore = transactions.isOpen();
        thread.setContextClassLoader(contexts.loader());
        current.set(callback);
        try {
            return requests.within(work);
        } finally {
            transactions.end(openBefore, callback);
            current.set(before);
            thread.setContextClassLoader(loaderBefore);
        }
    }
}
