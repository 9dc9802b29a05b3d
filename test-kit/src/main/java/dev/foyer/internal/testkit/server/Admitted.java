// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.server;

import java.util.List;
import java.util.Map;

import jakarta.websocket.server.ServerEndpointConfig;

/**
 * A request that has been answered with 101.
 *
 * @param config the configuration of its endpoint, with user properties of its own
 * @param variables those of its path
 * @param subprotocol the negotiated one, or an empty text
 * @param headers of the answer, as the application's own configurator adds them
 */
record Admitted(
        Request request,
        ServerEndpointConfig config,
        Map<String, String> variables,
        String subprotocol,
        Map<String, List<String>> headers) {}
