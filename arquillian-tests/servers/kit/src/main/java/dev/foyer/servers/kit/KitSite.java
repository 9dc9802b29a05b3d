// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import dev.foyer.contract.testing.link.Link;
import dev.foyer.internal.testkit.TestApplication;
import dev.foyer.internal.testkit.line.Client;
import dev.foyer.internal.testkit.line.Line;
import dev.foyer.internal.testkit.loop.Loop;
import dev.foyer.internal.testkit.server.Request;
import dev.foyer.internal.testkit.server.Response;

/** A running application. Safe for any thread: one at a time drives it, and leaves it at rest. */
final class KitSite {

    /** How far time moves before somebody who waits looks again. */
    private static final Duration STEP = Duration.ofMillis(10);

    private final ClassLoader loader;
    private final TestApplication application;
    private final Servlets servlets;

    private KitSite(ClassLoader loader, TestApplication application, Servlets servlets) {
        this.loader = loader;
        this.application = application;
        this.servlets = servlets;
    }

    static KitSite start(Deployed deployed) {
        return TestsProperties.hiddenFrom(() -> within(deployed.loader(), () -> {
            var application = TestApplication.start(loop(), deployed.classes(), List.of(), Map.of());
            var servlets = new Servlets(application.beans(), deployed.classes());
            return new KitSite(deployed.loader(), application, servlets);
        }));
    }

    /** Shuffles what may happen in any order if there is a seed, as the kit's own tests do. */
    private static Loop loop() {
        Long seed = Long.getLong("contract.seed");
        return seed == null ? Loop.inOrder() : Loop.shuffled(seed);
    }

    void stop() {
        run(application::close);
    }

    /** Opens a line, or not. */
    Connecting open(Request request, List<String> subprotocols, boolean reading, Client client) {
        Line line = application.line();
        if (!reading) {
            line.stopReading();
        }
        var answer = new AtomicReference<Response>();
        run(() -> line.reader()
                .execute(() -> answer.set(application.server().open(request, subprotocols, line, client))));
        return new Connecting(line, Objects.requireNonNull(answer.get()));
    }

    /** Answers a request for a page. */
    Response answer(Exchange exchange) {
        var answer = new AtomicReference<Response>();
        run(() -> application
                .loop()
                .execute(() -> answer.set(application.server().page(exchange.request(), servlets::service))));
        return Objects.requireNonNull(answer.get());
    }

    /** Does something, and what follows from it. */
    synchronized void run(Runnable work) {
        within(loader, () -> {
            work.run();
            application.loop().settle();
            return true;
        });
    }

    /** Lets time pass, but not before what runs on threads of the JDK's has come to its end. */
    void advance(Duration time) {
        ForkJoinPool.commonPool().awaitQuiescence(Link.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        run(() -> application.loop().advance(time));
    }

    /** Lets time pass until something has happened. Returns false if it has not happened within the time. */
    boolean await(BooleanSupplier happened, Duration time) {
        run(() -> {});
        Duration left = time;
        while (!happened.getAsBoolean() && left.compareTo(Duration.ZERO) > 0) {
            advance(STEP);
            left = left.minus(STEP);
        }
        return happened.getAsBoolean();
    }

    private static <T> T within(ClassLoader loader, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
