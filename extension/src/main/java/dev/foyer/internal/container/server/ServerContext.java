// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import jakarta.enterprise.concurrent.ContextService;

import dev.foyer.internal.transport.server.CapturedContexts;

/** The context of a thread (Jakarta Concurrency 3.0, section 3.3). Loaded only where the server has it. */
final class ServerContext {

    private ServerContext() {}

    /** What makes executors that run work on the thread that brings it, in the context of the thread that asked for them. */
    static Optional<Supplier<Executor>> find() {
        return Naming.find("java:comp/DefaultContextService", ContextService.class)
                .map(service -> CapturedContexts.reusable(service, service::currentContextExecutor));
    }

    /** The context of this thread, for work of Foyer's own: on GlassFish and Payara, one that is made anew for each call is too dear. */
    static Optional<Executor> current() {
        return Naming.find("java:comp/DefaultContextService", ContextService.class)
                .map(ContextService::currentContextExecutor);
    }
}
