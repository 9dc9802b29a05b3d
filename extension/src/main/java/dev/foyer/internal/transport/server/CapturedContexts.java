// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport.server;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Adapts the contexts that a server's context service captures. */
public final class CapturedContexts {

    /** The context service of GlassFish and Payara. */
    private static final String ONE_INVOCATION = "org.glassfish.enterprise.concurrent.";

    private CapturedContexts() {}

    /**
     * Makes captured contexts usable for any number of calls. GlassFish and Payara keep one invocation for all calls,
     * and with it the entity managers of the first call, which they close after it. So each call there captures its own
     * context within the kept one.
     *
     * @param capture captures the context of the calling thread
     */
    public static Supplier<Executor> reusable(Object service, Supplier<Executor> capture) {
        if (!service.getClass().getName().startsWith(ONE_INVOCATION)) {
            return capture;
        }
        return () -> {
            Executor kept = capture.get();
            return work -> kept.execute(() -> capture.get().execute(work));
        };
    }
}
