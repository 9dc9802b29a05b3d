// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake.broken;

import java.util.Set;

import jakarta.websocket.Endpoint;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;

import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.Refused;

/** An application's own configuration that returns a wrapped class which no container takes as it is. */
public class ForeignConfigStrict implements ServerApplicationConfig {

    /** Its {@code @OnMessage} takes what only Foyer knows. */
    @ServerEndpoint("/guarded")
    public static class Guarded {
        /** Refuses. */
        @OnConnect
        public void connect() {
            throw Refused.forbidden("Nobody may enter.");
        }

        /** Does nothing. */
        @OnMessage
        public void message(String text, Handshake handshake) {}
    }

    @Override
    public Set<ServerEndpointConfig> getEndpointConfigs(Set<Class<? extends Endpoint>> endpointClasses) {
        return Set.of();
    }

    @Override
    public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> scanned) {
        return scanned;
    }
}
