// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.stomp;

import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/** Puts STOMP at its path, with the simple broker behind it. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocketMessageBroker
class BenchConfiguration implements WebSocketMessageBrokerConfigurer {
    // The broker remembers who subscribed to 1,024 destinations, and searches all subscriptions for any other one.
    private static final int DESTINATIONS = 20_000;

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
        registry.addEndpoint("/bench").addInterceptors(new UserRequired()).setHandshakeHandler(new UserHandshake());
        // The channels are thread pools: without this, the messages of one client overtake each other.
        registry.setPreserveReceiveOrder(true);
    }

    /** Limits of time and memory for a slow receiver stay as they are: 10 seconds, 512 KB. */
    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
        registry.setApplicationDestinationPrefixes("/app");
        registry.enableSimpleBroker("/topic", "/queue");
        registry.setCacheLimit(DESTINATIONS);
        // As above, towards the receivers.
        registry.setPreservePublishOrder(true);
    }
}
