// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport.server;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Adapts the contexts that a server captures. A context of GlassFish and Payara has one invocation for all its calls.
 * The invocation holds the entity managers, which the server closes after each call. A context that is captured within
 * another one has its own invocation. But both share their entity managers if one was used before the capture.
 */
public final class CapturedContexts {

    /** The context service and the executors of GlassFish and Payara. */
    private static final String ONE_INVOCATION = "org.glassfish.enterprise.concurrent.";

    private CapturedContexts() {}

    /**
     * Makes captured contexts usable for any number of calls, also at the same time: on GlassFish and Payara each call
     * captures its own context within the kept one. To be called before any code of the application has run.
     *
     * @param capture captures the context of the calling thread
     */
    public static Supplier<Executor> reusable(Object service, Supplier<Executor> capture) {
        if (!isOneInvocation(service)) {
            return capture;
        }
        return () -> {
            Executor kept = capture.get();
            return work -> kept.execute(() -> capture.get().execute(work));
        };
    }

    /**
     * Keeps the tasks of an executor away from the entity managers of the callback that hands them over. On GlassFish
     * and Payara, whose executors capture the context of that thread, tasks are handed over in another context.
     *
     * @param apart runs work on the calling thread, in a context in which no code of the application runs
     */
    public static Executor apart(Executor executor, Executor apart) {
        return isOneInvocation(executor) ? task -> apart.execute(() -> executor.execute(task)) : executor;
    }

    private static boolean isOneInvocation(Object service) {
        return service.getClass().getName().startsWith(ONE_INVOCATION);
    }
}
