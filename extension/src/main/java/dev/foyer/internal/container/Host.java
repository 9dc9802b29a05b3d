// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.container.server.Threads;
import dev.foyer.internal.container.settings.SettingsSource;
import dev.foyer.internal.context.Contexts;
import dev.foyer.internal.context.Transactions;
import dev.foyer.spi.Backplane;

/** Gives an application what it takes from its surroundings. Called while the application starts. */
public interface Host {

    /** The attribute of a servlet context that holds the host, if it is not the server itself. */
    String ATTRIBUTE = "dev.foyer.host";

    /**
     * Returns the application's bean manager.
     *
     * @param endpoint one of its endpoints, for the message of a failure
     * @throws IllegalStateException if there is none
     */
    BeanManager beans(Class<?> endpoint);

    /** Returns the application's bean manager, if it has one. */
    Optional<BeanManager> beans();

    /** Returns the name of the application, which it has on all of its nodes. */
    String name();

    /** Returns what configures the application. */
    SettingsSource settings(ClassLoader loader);

    /**
     * Returns the means to give a thread the application's context.
     *
     * @param container the WebSocket container
     */
    Contexts contexts(ClassLoader loader, Object container);

    /** Returns the transactions that callbacks must not leave open. */
    Transactions transactions();

    /** Returns what can connect the nodes of the application. */
    List<Backplane> backplanes(BeanManager beans);

    /**
     * Creates the application's threads. Called on a thread that has the application's naming.
     *
     * @param sendTimeout how long a container may take to close, and a peer to answer it
     */
    Threads threads(Contexts contexts, Duration sendTimeout);
}
