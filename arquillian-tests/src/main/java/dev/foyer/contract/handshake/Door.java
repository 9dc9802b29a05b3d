// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake;

import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connections;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.contract.testing.Journal;
import org.jspecify.annotations.Nullable;

/** Refuses in many ways, as its header says. */
@ServerEndpoint("/door")
public class Door {

    @HandshakeHeaders
    record Headers(@NotNull String what) {}

    /** A user context. */
    public record Guest(String name) {}

    @Inject
    Journal journal;

    @Inject
    Connections connections;

    @OnConnect
    @Nullable
    Guest connect(Headers headers) {
        journal.note("connect " + headers.what());
        return switch (headers.what()) {
            case "unauthorized" -> throw Refused.unauthorized("Who are you?");
            case "forbidden" -> throw Refused.forbidden("Not you.");
            case "busy", "attempt" -> throw Refused.tooManyRequests("Slowly.", Duration.ofMillis(1500));
            case "teapot" -> throw new Refused(418, "I am a teapot.").header("X-Tea", "green");
            case "bug" -> throw new IllegalStateException("password=hunter2");
            case "null" -> null;
            default -> new Guest(headers.what());
        };
    }

    @OnEvent("count")
    int count() {
        return connections.count();
    }

    @OnDisconnect
    void left(Headers headers) {
        journal.note("disconnect " + headers.what());
    }
}
