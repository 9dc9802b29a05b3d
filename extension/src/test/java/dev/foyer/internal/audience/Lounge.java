// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.json.bind.JsonbBuilder;
import jakarta.validation.Validation;

import dev.foyer.Handshake;
import dev.foyer.internal.outbound.FrameWriter;
import dev.foyer.internal.outbound.Outbox;
import dev.foyer.internal.outbound.ServerEvents;
import dev.foyer.testing.FakeTransport;

/** A registry with its API around it, and peers that connect to it. */
final class Lounge {

    final Emitter emitter = new Emitter(
            new FrameWriter(JsonbBuilder.create()),
            1_000_000,
            new ServerEvents(Validation.buildDefaultValidatorFactory().getValidator()));
    final Chronicle announcer = new Chronicle();
    final Registry registry = new Registry(() -> emitter, () -> announcer);
    final RegisteredRooms rooms = new RegisteredRooms(registry);
    final RegisteredConnections connections =
            new RegisteredConnections(registry, type -> type == Lounge.class ? Optional.of("/chat") : Optional.empty());

    /** A connection and what it is sent to. */
    record Peer(LiveConnection connection, FakeTransport transport) {}

    Peer connect() {
        return connect(FakeTransport.immediate());
    }

    Peer connect(FakeTransport transport) {
        LiveConnection connection = handshaking();
        connection.open(new Outbox(transport, 1_000_000, Runnable::run, closing -> {}), Instant.EPOCH, null);
        return new Peer(connection, transport);
    }

    /** A connection before its 101. */
    LiveConnection handshaking() {
        return handshaking(Map.of());
    }

    LiveConnection handshaking(Map<String, String> pathVariables) {
        var handshake = new Handshake("/chat", pathVariables, Map.of(), Map.of(), Map.of(), null, Set.of());
        return new LiveConnection("/chat", handshake, null, registry);
    }
}
