// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake.broken;

import java.util.Set;

import jakarta.websocket.Endpoint;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;

import dev.foyer.OnConnect;
import dev.foyer.Refused;

/** An application's own configuration, which would publish a wrapped class around its handshake. */
public class ForeignConfig implements ServerApplicationConfig {

    /** Lets nobody in. With only this {@code @OnOpen} a container would take the class as it is. */
    @ServerEndpoint("/guarded")
    public static class Guarded {
        /** Refuses. */
        @OnConnect
        public void connect() {
            throw Refused.forbidden("Nobody may enter.");
        }

        /** Does nothing. */
        @OnOpen
        public void opened(Session session) {}
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
