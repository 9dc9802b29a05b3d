// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake.broken;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;

/** Endpoints that CDI knows, with a mistake each. */
public final class BrokenBeans {

    private BrokenBeans() {}

    /** A user context that cannot be proxied. */
    public record Guest(String name) {}

    /** A header schema with a component of a type that no header can be. */
    @HandshakeHeaders
    public record Headers(Map<String, String> token) {}

    /** A second header schema. */
    @HandshakeHeaders
    public record OtherHeaders(String token) {}

    /** Keeps the first user context for all. */
    @ApplicationScoped
    public static class Keeper {
        @Inject
        Guest guest;
    }

    @Dependent
    @ServerEndpoint("/one")
    public static class One {
        @OnConnect
        Guest connect(Headers headers) {
            return new Guest("one");
        }

        @OnEvent("twice")
        void first(OtherHeaders headers) {}

        @OnEvent("twice")
        void second() {}

        @OnEvent
        void unnamed(String text) {}
    }

    @Dependent
    @ServerEndpoint("/one")
    public static class Two {
        @OnConnect
        Guest connect(String token) {
            return new Guest(token);
        }

        @OnEvent("hidden")
        static void hidden() {}
    }
}
