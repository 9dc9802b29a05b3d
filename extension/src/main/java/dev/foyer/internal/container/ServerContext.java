// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.Optional;
import java.util.concurrent.Executor;

import jakarta.enterprise.concurrent.ContextService;

/** The context of a thread (Jakarta Concurrency 3.0, section 3.3). Loaded only where the server has it. */
final class ServerContext {

    private ServerContext() {}

    /** Runs work on the thread that brings it, in the context of the thread that calls this. */
    static Optional<Executor> current() {
        return Naming.find("java:comp/DefaultContextService", ContextService.class)
                .map(ContextService::currentContextExecutor);
    }
}
