// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.ServletContext;

import dev.foyer.internal.container.server.ServerContexts;
import dev.foyer.internal.container.server.ServerThreads;
import dev.foyer.internal.container.server.Threads;
import dev.foyer.internal.container.settings.SettingsReader;
import dev.foyer.internal.container.settings.SettingsSource;
import dev.foyer.internal.context.Contexts;
import dev.foyer.internal.context.Transactions;
import dev.foyer.spi.Backplane;

/** The server that an application is deployed on. */
final class ServerHost implements Host {

    private final String contextPath;

    ServerHost(String contextPath) {
        this.contextPath = contextPath;
    }

    /** Returns the host of an application: the server, unless its context has another one. */
    static Host of(ServletContext context) {
        return context.getAttribute(ATTRIBUTE) instanceof Host other ? other : new ServerHost(context.getContextPath());
    }

    @Override
    public BeanManager beans(Class<?> endpoint) {
        return ApplicationBeans.of(endpoint);
    }

    @Override
    public Optional<BeanManager> beans() {
        return ApplicationBeans.find();
    }

    /** Returns the context path without its slash, as a WAR is deployed under one path everywhere. */
    @Override
    public String name() {
        return contextPath.isEmpty() ? "root" : contextPath.substring(1);
    }

    @Override
    public SettingsSource settings(ClassLoader loader) {
        return SettingsReader.source(loader);
    }

    @Override
    public Contexts contexts(ClassLoader loader, Object container) {
        return ServerContexts.find(loader, container);
    }

    @Override
    public Transactions transactions() {
        return ServerContexts.transactions();
    }

    @Override
    public List<Backplane> backplanes(BeanManager beans) {
        Instance<Backplane> engines = beans.createInstance().select(Backplane.class);
        return engines.isResolvable()
                ? List.of(engines.get())
                : engines.stream().toList();
    }

    @Override
    public Threads threads(Contexts contexts, Duration sendTimeout) {
        return new ServerThreads(contexts, sendTimeout, System::nanoTime, Clock.systemUTC());
    }
}
