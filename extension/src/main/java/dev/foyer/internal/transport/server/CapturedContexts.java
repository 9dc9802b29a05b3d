// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport.server;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** What a server's context service captures of a thread. */
public final class CapturedContexts {

    /** The context service of GlassFish and Payara. */
    private static final String ONE_INVOCATION = "org.glassfish.enterprise.concurrent.";

    private CapturedContexts() {}

    /**
     * Makes what a service captures fit for any number of calls. GlassFish and Payara keep one invocation for all calls, and with it the entity
     * managers of the first one, which they close after it; so there each call gets one of its own, captured from the kept one.
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
