// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

import dev.foyer.internal.model.handshake.PathTemplate;

/** The method of a server's WebSocket container that Foyer calls, and its handshake. */
public final class MemoryContainer {

    private final List<ServerEndpointConfig> endpoints = new ArrayList<>();

    ServerContainer seen() {
        return Unsupported.except(ServerContainer.class, "A WebSocket container", this);
    }

    public void addEndpoint(ServerEndpointConfig config) {
        endpoints.add(config);
        endpoints.sort(Comparator.comparing(added -> PathTemplate.parse(added.getPath())));
    }

    /** Answers a request with 101, or returns empty if no endpoint has its path. */
    Optional<Admitted> shakeHands(Request request, List<String> subprotocols) {
        for (ServerEndpointConfig endpoint : endpoints) {
            Optional<Map<String, String>> variables =
                    PathTemplate.parse(endpoint.getPath()).match(request.path());
            if (variables.isPresent()) {
                return Optional.of(admit(request, subprotocols, endpoint, variables.get()));
            }
        }
        return Optional.empty();
    }

    private static Admitted admit(
            Request request, List<String> offered, ServerEndpointConfig endpoint, Map<String, String> variables) {
        ServerEndpointConfig.Configurator configurator = endpoint.getConfigurator();
        ServerEndpointConfig own = copy(endpoint);
        String chosen = configurator.getNegotiatedSubprotocol(endpoint.getSubprotocols(), offered);
        var response = new MemoryHandshakeResponse();
        configurator.modifyHandshake(
                own,
                Unsupported.except(HandshakeRequest.class, "A handshake", new MemoryHandshake(request, variables)),
                Unsupported.except(HandshakeResponse.class, "A handshake", response));
        return new Admitted(request, own, variables, chosen, response.getHeaders());
    }

    private static ServerEndpointConfig copy(ServerEndpointConfig endpoint) {
        ServerEndpointConfig copy = ServerEndpointConfig.Builder.create(endpoint.getEndpointClass(), endpoint.getPath())
                .configurator(endpoint.getConfigurator())
                .subprotocols(endpoint.getSubprotocols())
                .encoders(endpoint.getEncoders())
                .decoders(endpoint.getDecoders())
                .build();
        copy.getUserProperties().putAll(endpoint.getUserProperties());
        return copy;
    }
}
