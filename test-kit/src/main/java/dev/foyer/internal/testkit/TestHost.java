// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.container.Host;
import dev.foyer.internal.container.server.Threads;
import dev.foyer.internal.container.settings.SettingsReader;
import dev.foyer.internal.container.settings.SettingsSource;
import dev.foyer.internal.context.Contexts;
import dev.foyer.internal.context.Transactions;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.testkit.loop.Loop;
import dev.foyer.spi.Backplane;

/** Gives an application what a server would: here everything runs in a loop. */
final class TestHost implements Host {

    /** Begins the names of system properties that are for the test kit, and for no application. */
    private static final String OF_THE_KIT = "foyer.test.";

    private final Loop loop;
    private final BeanManager beans;
    private final Map<String, String> settings;
    private final Clock clock;
    private final Optional<Backplane> backplane;

    TestHost(Loop loop, BeanManager beans, Map<String, String> settings, Optional<Backplane> backplane) {
        this.loop = loop;
        this.beans = beans;
        this.settings = Map.copyOf(settings);
        this.clock = new LoopClock(loop);
        this.backplane = backplane;
    }

    Clock clock() {
        return clock;
    }

    /** Returns the number of bytes that Foyer sends to a client that does not read. */
    int window() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return new SettingsReader(settings(loader), new Problems())
                .read()
                .outbox()
                .window();
    }

    @Override
    public BeanManager beans(Class<?> endpoint) {
        return beans;
    }

    @Override
    public Optional<BeanManager> beans() {
        return Optional.of(beans);
    }

    @Override
    public SettingsSource settings(ClassLoader loader) {
        SettingsSource others = SettingsReader.source(loader);
        return new SettingsSource() {
            @Override
            public Optional<String> value(String key) {
                return Optional.ofNullable(settings.get(key)).or(() -> others.value(key));
            }

            @Override
            public Set<String> names() {
                var names = new HashSet<>(others.names());
                names.removeIf(name -> name.startsWith(OF_THE_KIT));
                names.addAll(settings.keySet());
                return names;
            }
        };
    }

    @Override
    public Contexts contexts(ClassLoader loader, Object container) {
        return Contexts.of(loader);
    }

    @Override
    public Transactions transactions() {
        try {
            return BeanTransactions.of(beans);
        } catch (LinkageError none) { // an application without Jakarta Transactions
            return Transactions.NONE;
        }
    }

    @Override
    public List<Backplane> backplanes(BeanManager application) {
        return backplane.stream().toList();
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Threads threads(Contexts contexts, Duration sendTimeout) {
        return new LoopThreads(loop, contexts, clock);
    }
}
