// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.time.Duration;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;

import dev.foyer.internal.container.server.Naming;
import dev.foyer.internal.container.server.ServerContexts;
import dev.foyer.internal.container.server.ServerThreads;
import dev.foyer.internal.container.server.Threads;
import dev.foyer.internal.container.settings.SettingsReader;
import dev.foyer.internal.container.settings.SettingsSource;
import dev.foyer.internal.context.Contexts;
import dev.foyer.internal.context.Transactions;
import dev.foyer.internal.diagnostics.Code;

/** The server that an application is deployed on. */
final class ServerHost implements Host {

    @Override
    public BeanManager beans(Class<?> endpoint) {
        try {
            return own(CDI.current().getBeanManager());
        } catch (IllegalStateException none) {
            throw new IllegalStateException(Code.CONTEXT_MISSING.text(endpoint.getName()), none);
        }
    }

    /** Returns this application's manager: in an EAR on Payara, the current one may be another's; naming knows. */
    private static BeanManager own(BeanManager current) {
        return current.getBeans(FoyerExtension.class).isEmpty()
                ? Naming.find("java:comp/BeanManager", BeanManager.class).orElse(current)
                : current;
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
    public Threads threads(Contexts contexts, Duration sendTimeout) {
        return new ServerThreads(contexts, sendTimeout);
    }
}
