// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.spring;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Puts the handler at its path. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class BenchConfiguration implements WebSocketConfigurer {
    private final BenchHandler handler;

    BenchConfiguration(BenchHandler handler) {
        this.handler = handler;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(handler, "/bench")
                .addInterceptors(new UserRequired())
                .setHandshakeHandler(new UserHandshake());
    }
}
