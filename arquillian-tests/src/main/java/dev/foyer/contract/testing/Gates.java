// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

/** In a deployed application: holds its code up at named places until a test, by {@link GatesServlet}, lets it go on. */
@ApplicationScoped
public class Gates {

    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    private static final class Gate {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CompletableFuture<Void> opened = new CompletableFuture<>();
    }

    /** Says that it is here, and waits. */
    public void pass(String name) {
        stage(name).toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** Says that it is here; complete when the gate is opened. */
    public CompletionStage<Void> stage(String name) {
        Gate gate = gate(name);
        gate.reached.countDown();
        return gate.opened.copy();
    }

    /** Waits until somebody is there; false if nobody comes. */
    boolean isReached(String name) throws InterruptedException {
        return gate(name).reached.await(20, TimeUnit.SECONDS);
    }

    /** Lets whoever comes pass. */
    void open(String name) {
        gate(name).opened.complete(null);
    }

    private Gate gate(String name) {
        return gates.computeIfAbsent(name, key -> new Gate());
    }
}
