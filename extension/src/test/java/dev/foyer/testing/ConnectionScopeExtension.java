// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

import dev.foyer.internal.context.ConnectionContext;
import dev.foyer.internal.context.CurrentScope;

/** Registers the connection scope, and nothing else of Foyer. */
public final class ConnectionScopeExtension implements Extension {

    private final CurrentScope current;

    public ConnectionScopeExtension(CurrentScope current) {
        this.current = current;
    }

    void add(@Observes AfterBeanDiscovery event) {
        event.addContext(new ConnectionContext(current));
    }
}
