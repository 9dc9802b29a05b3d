// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.testkit.LoopClock;
import dev.foyer.internal.testkit.TestApplication;
import dev.foyer.internal.testkit.VirtualTime;
import dev.foyer.internal.testkit.cdi.Supplied;
import dev.foyer.internal.testkit.hub.Hub;
import dev.foyer.internal.testkit.hub.HubEngine;
import dev.foyer.internal.testkit.loop.Loop;
import org.jspecify.annotations.Nullable;

/** Describes an application to start without a server. For one thread. */
public final class FoyerBuilder {

    private final List<Class<?>> types;
    private final List<Supplied> supplied = new ArrayList<>();
    private final List<Class<?>> virtual = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private Loop loop = Loop.inOrder();
    private @Nullable BeanManager given;

    FoyerBuilder(List<Class<?>> types) {
        this.types = types;
    }

    /**
     * Sets a setting, such as {@code foyer.heartbeat.interval} to {@code 5s}. Overrides the application's own files, system
     * properties and the environment.
     */
    public FoyerBuilder setting(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /**
     * Adds an object as an application-scoped bean, such as a fake of a service that is not under test.
     *
     * @param type the type under which it is injected
     */
    public <T> FoyerBuilder bean(Class<T> type, T bean) {
        supplied.add(new Supplied(type, bean));
        return this;
    }

    /**
     * Adds beans of the test's time, see {@link FoyerTest#virtual}.
     *
     * @throws IllegalArgumentException if there is no such thing of a type
     */
    public FoyerBuilder virtual(Class<?>... of) {
        VirtualTime.check(List.of(of));
        virtual.addAll(List.of(of));
        return this;
    }

    /**
     * Uses a CDI container that is there, such as that of another JUnit extension, in place of one of its own. It must
     * contain the beans, and Foyer's CDI extension, which containers discover on the class path. Beans cannot be added
     * here then. Whoever started the container stops it, after this application.
     */
    public FoyerBuilder in(BeanManager beans) {
        given = beans;
        return this;
    }

    /** Shuffles what may happen in any order. The same seed leads to the same order, as long as the code is the same. */
    public FoyerBuilder seed(long seed) {
        loop = Loop.shuffled(seed);
        return this;
    }

    /**
     * Starts the application.
     *
     * @throws RuntimeException if the application has mistakes, with the same text as on a server
     * @throws IllegalStateException if beans were added to a container that is there
     */
    public Foyer start() {
        if (given != null) {
            if (!supplied.isEmpty() || !virtual.isEmpty()) {
                throw new IllegalStateException("Beans cannot be added to a CDI container that is there: add '"
                        + (supplied.isEmpty() ? virtual.get(0) : supplied.get(0).type()).getName()
                        + "' where the container is started.");
            }
            return new Foyer(TestApplication.startIn(given, loop, types, settings));
        }
        return new Foyer(TestApplication.start(loop, types, beans(), settings));
    }

    /**
     * Starts several nodes of the application, as if they ran on several servers behind a load balancer.
     *
     * @throws RuntimeException if the application has mistakes, with the same text as on a server
     * @throws IllegalStateException if a CDI container was given, as each node needs one of its own
     */
    public FoyerCluster startNodes(int count) {
        if (given != null) {
            throw new IllegalStateException("Each node has a CDI container of its own: leave out 'in'.");
        }
        var hub = new Hub(loop, new LoopClock(loop));
        var nodes = new ArrayList<Foyer>();
        var engines = new ArrayList<HubEngine>();
        for (int i = 0; i < count; i++) {
            HubEngine engine = hub.engine();
            engines.add(engine);
            nodes.add(new Foyer(TestApplication.start(loop, types, beans(), settings, Optional.of(engine))));
        }
        return new FoyerCluster(nodes, engines, hub);
    }

    private List<Supplied> beans() {
        var beans = new ArrayList<>(supplied);
        virtual.forEach(type -> beans.add(new Supplied(type, VirtualTime.of(type, loop))));
        return beans;
    }
}
