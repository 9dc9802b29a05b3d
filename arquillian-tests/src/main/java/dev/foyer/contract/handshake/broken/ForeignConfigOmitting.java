// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake.broken;

import java.util.Set;

import jakarta.websocket.Endpoint;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;

import dev.foyer.OnEvent;

/** An application's own configuration that leaves everything out: right for Foyer's endpoints, in vain for the container's. */
public class ForeignConfigOmitting implements ServerApplicationConfig {

    /** Foyer's. */
    @ServerEndpoint("/wrapped")
    public static class Served {
        /** Answers. */
        @OnEvent("greet")
        public String greet() {
            return "hello";
        }
    }

    /** Nobody's: it lacks the annotation. */
    public static class Forgotten {
        /** Never called. */
        @OnEvent("forgotten")
        public void forgotten() {}
    }

    /** The container's. */
    @ServerEndpoint("/plain")
    public static class Plain {
        /** Answers. */
        @OnMessage
        public String message(String text) {
            return text;
        }
    }

    @Override
    public Set<ServerEndpointConfig> getEndpointConfigs(Set<Class<? extends Endpoint>> endpointClasses) {
        return Set.of();
    }

    @Override
    public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> scanned) {
        return Set.of();
    }
}
