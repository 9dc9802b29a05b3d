// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import jakarta.enterprise.concurrent.ContextService;

import dev.foyer.internal.transport.server.CapturedContexts;

/** Finds the context of a thread (Jakarta Concurrency 3.0, section 3.3). Loaded only where the server has it. */
final class ServerContext {

    private ServerContext() {}

    /** Returns a source of executors that run work on their caller's thread, in the context in which each was made. */
    static Optional<Supplier<Executor>> find() {
        return Naming.find("java:comp/DefaultContextService", ContextService.class)
                .map(service -> CapturedContexts.reusable(service, service::currentContextExecutor));
    }

    /**
     * Returns this thread's context for Foyer's own work. It must not run the application's code: on GlassFish and
     * Payara all calls share one invocation, because one for each call is too slow there.
     */
    static Optional<Executor> current() {
        return Naming.find("java:comp/DefaultContextService", ContextService.class)
                .map(ContextService::currentContextExecutor);
    }
}
