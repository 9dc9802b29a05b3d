// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;

import jakarta.json.bind.JsonbBuilder;
import jakarta.validation.Validation;

import dev.foyer.Handshake;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.address.OtherNodes;
import dev.foyer.internal.audience.follow.Followers;
import dev.foyer.internal.flow.Surroundings;
import dev.foyer.internal.flow.Waits;
import dev.foyer.internal.history.LocalLog;
import dev.foyer.internal.measure.Measures;
import dev.foyer.internal.model.PresenceTypes;
import dev.foyer.internal.outbound.EmitValidator;
import dev.foyer.internal.outbound.OutboxFactory;
import dev.foyer.internal.presence.Outlet;
import dev.foyer.internal.presence.PresenceJson;
import dev.foyer.internal.presence.PresenceLink;
import dev.foyer.internal.presence.Presences;
import dev.foyer.internal.wire.FrameWriter;
import dev.foyer.testing.FakeTransport;
import dev.foyer.testing.TestHistories;
import dev.foyer.testing.TestLatest;
import dev.foyer.testing.TestOutboxes;
import dev.foyer.testing.TestStates;

/** A registry with its API around it, and peers that connect to it. */
final class Lounge {

    /** What waits for a commit. */
    final List<Runnable> waiting = new ArrayList<>();

    final Emitter emitter = new Emitter(
            new FrameWriter(JsonbBuilder.create(), 65536),
            1_000_000,
            new EmitValidator(Validation.buildDefaultValidatorFactory().getValidator()),
            new Emitter.Ways(
                    TestOutboxes.distributor(),
                    OtherNodes.NONE,
                    waiting::add,
                    TestHistories.none(new LocalLog(
                            Clock.systemUTC(), System::nanoTime, Executors.newSingleThreadScheduledExecutor())),
                    TestLatest.alone(this::members)),
            new Measures());
    final Chronicle announcer = new Chronicle();
    final Registry registry = new Registry();

    {
        var writer = new FrameWriter(JsonbBuilder.create(), 65536);
        var presences = new Presences( // which nothing concerns, so the executor has no thread
                RoomPresences.crowd(registry),
                PresenceLink.NONE,
                new Outlet(TestOutboxes.distributor(), 1_000_000),
                Executors.newSingleThreadScheduledExecutor(),
                () -> 0);
        Followers.open(
                registry,
                new Registry.Parts(
                        emitter,
                        new Random(1),
                        OtherNodes.NONE,
                        new RoomPresences(
                                PresenceTypes.NONE,
                                new EmitValidator(Validation.buildDefaultValidatorFactory()
                                        .getValidator()),
                                new PresenceJson(JsonbBuilder.create(), writer, Surroundings.PRESENT),
                                presences,
                                new RoomPresences.Moments(Clock.systemUTC(), Waits.BLOCKING)),
                        TestStates.none()),
                announcer);
    }

    private Collection<LiveConnection> members(Group group) {
        return registry.members(group);
    }

    final RegisteredRooms rooms = new RegisteredRooms(registry);
    final RegisteredConnections connections =
            new RegisteredConnections(registry, type -> type == Lounge.class ? Optional.of("/chat") : Optional.empty());

    /** A connection and what it is sent to. */
    record Peer(LiveConnection connection, FakeTransport transport) {}

    Peer connect() {
        return connect(TestOutboxes.of(1_000_000));
    }

    /** Connects one that never acknowledges anything, with a small send buffer before it. */
    Peer connectSlow() {
        return connect(TestOutboxes.of(1_000_000, 1024));
    }

    private Peer connect(OutboxFactory outboxes) {
        var transport = FakeTransport.immediate();
        LiveConnection connection = handshaking();
        connection.open(outboxes.open(transport, false, closing -> {}), false, Instant.EPOCH, null);
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
