// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import dev.foyer.internal.context.Contexts;
import dev.foyer.internal.context.Transactions;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.transport.server.Components;

/** Finds the server's means to give threads the application's context. Called at start, on a thread that has it. */
public final class ServerContexts {

    /** Types that rely on more of a thread than its component. */
    private static final List<String> DEMANDING = List.of(
            "jakarta.persistence.EntityManager",
            "jakarta.transaction.UserTransaction",
            "jakarta.security.enterprise.SecurityContext");

    private ServerContexts() {}

    /**
     * Uses Jakarta Concurrency, else the server's own means, else only the class loader. Where Jakarta Concurrency
     * exists, even the container's own threads lack something: on Open Liberty the local transaction context that a
     * servlet has, on WildFly naming when a line is lost.
     *
     * @param container the server's WebSocket container
     */
    public static Contexts find(ClassLoader loader, Object container) {
        Optional<Components> components = Components.of(container);
        BooleanSupplier missing =
                components.<BooleanSupplier>map(found -> found::isMissing).orElse(() -> false);
        Optional<Supplier<Executor>> service = service();
        if (service.isPresent()) {
            Supplier<Executor> capture = service.get();
            Executor application = Contexts.withLoader(loader, capture.get());
            Executor own = Contexts.withLoader(loader, ServerContext.current().orElseGet(capture));
            return new Contexts(loader, application, own, capture, missing);
        }
        if (components.isPresent()) {
            DEMANDING.stream()
                    .filter(type -> isThere(type, loader))
                    .findFirst()
                    .ifPresent(type -> Log.warning(Mistake.CONTEXT_PARTIAL, type));
        }
        Executor bare = Contexts.withLoader(
                loader, components.flatMap(Components::currentExecutor).orElse(Runnable::run));
        return new Contexts(loader, bare, bare, null, missing);
    }

    public static Transactions transactions() {
        try {
            return ServerTransactions.find().orElse(Transactions.NONE);
        } catch (LinkageError none) { // a server without Jakarta Transactions
            return Transactions.NONE;
        }
    }

    private static Optional<Supplier<Executor>> service() {
        try {
            return ServerContext.find();
        } catch (LinkageError none) { // a server without Jakarta Concurrency
            return Optional.empty();
        }
    }

    private static boolean isThere(String type, ClassLoader loader) {
        try {
            Class.forName(type, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }
}
