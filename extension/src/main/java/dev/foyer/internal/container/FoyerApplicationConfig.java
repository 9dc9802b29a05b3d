// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.Set;
import java.util.stream.Collectors;

import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerEndpointConfig;

import dev.foyer.internal.container.definition.type.Wrapped;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.diagnostics.Mistake;

/**
 * Keeps wrapped endpoint classes out of the container's own deployment, and logs them: a container that deploys one
 * anyway, as the application's own {@code ServerApplicationConfig} returned it, may fail before Foyer can explain.
 */
public class FoyerApplicationConfig implements ServerApplicationConfig {

    @Override
    public Set<ServerEndpointConfig> getEndpointConfigs(Set<Class<? extends Endpoint>> endpointClasses) {
        return Set.of();
    }

    @Override
    public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> scanned) {
        Set<Class<?>> withheld = scanned.stream().filter(Wrapped::is).collect(Collectors.toSet());
        if (!withheld.isEmpty()) {
            Log.info(
                    Mistake.WITHHELD,
                    withheld.stream().map(Class::getName).sorted().collect(Collectors.joining(", ")));
        }
        return scanned.stream().filter(type -> !withheld.contains(type)).collect(Collectors.toSet());
    }
}
