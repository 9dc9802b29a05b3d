// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.util.ArrayList;
import java.util.Arrays;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import jakarta.websocket.server.ServerEndpointConfig.Configurator;

import dev.foyer.internal.connection.HalfOpen;
import dev.foyer.internal.container.upgrade.Handoff;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.model.EndpointModel;
import org.jspecify.annotations.Nullable;

/** Publishes a generic endpoint at the path of each wrapped class. */
public final class Publisher {

    private final SessionOpener opener;
    private final HalfOpen halfOpen;
    private final Handoff handoff;
    private final ServerContainer container;

    public Publisher(SessionOpener opener, HalfOpen halfOpen, Handoff handoff, ServerContainer container) {
        this.opener = opener;
        this.halfOpen = halfOpen;
        this.handoff = handoff;
        this.container = container;
    }

    public void publish(EndpointModel endpoint) {
        ServerEndpoint annotation = endpoint.type().getAnnotation(ServerEndpoint.class);
        var subprotocols = new ArrayList<String>();
        subprotocols.add(SessionOpener.SUBPROTOCOL);
        subprotocols.addAll(endpoint.subprotocols());
        try {
            container.addEndpoint(ServerEndpointConfig.Builder.create(
                            FoyerEndpoint.class, endpoint.path().toString())
                    .subprotocols(subprotocols)
                    .encoders(Arrays.asList(annotation.encoders()))
                    .decoders(Arrays.asList(annotation.decoders()))
                    .configurator(new AdmittingConfigurator(
                            handoff, halfOpen, () -> new FoyerEndpoint(opener), own(annotation)))
                    .build());
        } catch (DeploymentException | ReflectiveOperationException | RuntimeException refused) {
            throw new IllegalStateException(
                    Mistake.ENDPOINT_REFUSED.text(
                            endpoint.path(), endpoint.type().getName()),
                    refused);
        }
    }

    private static @Nullable Configurator own(ServerEndpoint annotation) throws ReflectiveOperationException {
        Class<? extends Configurator> type = annotation.configurator();
        if (type == Configurator.class) {
            return null;
        }
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}
