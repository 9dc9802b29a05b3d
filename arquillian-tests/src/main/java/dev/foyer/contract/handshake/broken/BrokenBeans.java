// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake.broken;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.RateLimited;
import dev.foyer.Room;
import dev.foyer.RoomName;

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

    /** A payload. */
    public record Page<T>(List<T> items) {}

    /** A part of one. */
    record Hidden(String text) {}

    /** A reply. */
    record HiddenReply(String text) {}

    /** Keeps the first user context for all. */
    @ApplicationScoped
    public static class Keeper {
        @Inject
        Guest guest;

        @Inject
        @RoomName(" ")
        Room nameless;

        /** One way to write JSON. */
        @Produces
        public JsonbConfig one() {
            return new JsonbConfig();
        }

        /** Another one. */
        @Produces
        @Singleton
        public Jsonb other() {
            return JsonbBuilder.create();
        }
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

        @OnEvent("hidden-part")
        void peek(Page<Hidden> page) {}

        @RateLimited(permits = 0)
        @OnEvent("hidden-reply")
        Optional<HiddenReply> reply() {
            return Optional.empty();
        }
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
