// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import dev.foyer.internal.testkit.TestApplication;

/**
 * Is an application that runs without a server. Each question to it or to one of its peers first runs everything that
 * there is to do, on the calling thread, so that nothing ever has to be waited for. For one thread.
 */
public final class Foyer implements AutoCloseable {

    private final TestApplication application;

    Foyer(TestApplication application) {
        this.application = application;
    }

    TestApplication application() {
        return application;
    }

    /**
     * Describes an application.
     *
     * @param types its endpoints, beans, and classes that define events of its own. As in a WAR, a class is a bean if it
     *     has a scope. Classes that are nested in them need not be named
     */
    public static FoyerBuilder of(Class<?>... types) {
        return new FoyerBuilder(List.of(types));
    }

    /**
     * Returns the mistakes in the definition of an application, each with its number, as the start on a server would
     * report them. Empty if there are none.
     */
    public static List<String> definitionErrors(Class<?>... types) {
        return TestApplication.mistakes(List.of(types));
    }

    /** Connects a client that offers {@code foyer.v1} and sends nothing else. */
    public Peer connect(String path) {
        return connect(path, request -> {});
    }

    /**
     * Connects a client.
     *
     * @param path the path below the application, with a query if it has one
     * @param request adds what the client sends with its handshake
     * @throws AssertionError if the handshake is refused
     */
    public Peer connect(String path, Consumer<ClientRequest> request) {
        return Peers.connect(application, asking(path, request));
    }

    /** Has a client without any headers refused, see {@link #refused(String, Consumer)}. */
    public RefusedHandshake refused(String path) {
        return refused(path, request -> {});
    }

    /**
     * Returns the refusal of a handshake.
     *
     * @param request adds what the client sends with its handshake
     * @throws AssertionError if the handshake is not refused
     */
    public RefusedHandshake refused(String path, Consumer<ClientRequest> request) {
        return Handshakes.refuse(application, asking(path, request));
    }

    private static ClientRequest asking(String path, Consumer<ClientRequest> addition) {
        var request = new ClientRequest(path);
        addition.accept(request);
        return request;
    }

    /** Lets time pass, and runs at its own time whatever is due meanwhile. */
    public void advance(Duration time) {
        application.loop().advance(time);
    }

    /** Runs everything that there is to do. Only needed before a test looks at something else than a peer. */
    public void settle() {
        application.loop().settle();
    }

    /** Returns the clock of the application. It stands still between two calls of {@link #advance}. */
    public Clock clock() {
        return application.clock();
    }

    /** Returns an executor that runs tasks where everything else runs, for beans that would use threads. */
    public Executor executor() {
        return application.loop();
    }

    /** Returns a bean, or an object of Foyer's such as {@link dev.foyer.Rooms}. */
    public <T> T bean(Class<T> type, Annotation... qualifiers) {
        return application.beans().createInstance().select(type, qualifiers).get();
    }

    /**
     * Stops the application: every connection is closed with 1012.
     *
     * @throws AssertionError if something failed that nobody was told of
     */
    @Override
    public void close() {
        application.close();
    }
}
