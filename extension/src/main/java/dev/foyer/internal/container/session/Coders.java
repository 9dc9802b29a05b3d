// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.util.HashMap;
import java.util.Map;

import jakarta.websocket.Decoder;
import jakarta.websocket.Encoder;
import jakarta.websocket.EndpointConfig;

import dev.foyer.internal.context.ConnectionScope;

/** Creates one connection's decoders and encoders, each once and when it is first used. Safe for any thread. */
final class Coders {

    private final ConnectionScope scope;
    private final EndpointConfig config;
    private final Map<Class<?>, Object> coders = new HashMap<>(4);

    Coders(ConnectionScope scope, EndpointConfig config) {
        this.scope = scope;
        this.config = config;
    }

    /** Returns the instance of a class. */
    synchronized Object of(Class<?> type) {
        return coders.computeIfAbsent(type, this::create);
    }

    private Object create(Class<?> type) {
        Object coder = scope.create(type);
        if (coder instanceof Decoder decoder) {
            decoder.init(config);
            scope.onDestroy(decoder::destroy);
        } else if (coder instanceof Encoder encoder) {
            encoder.init(config);
            scope.onDestroy(encoder::destroy);
        }
        return coder;
    }
}
