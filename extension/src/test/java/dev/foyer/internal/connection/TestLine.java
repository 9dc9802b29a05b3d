// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.validation.Validation;
import jakarta.validation.Validator;

import dev.foyer.Closing;
import dev.foyer.Handshake;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.audience.saved.SavedConnections;
import dev.foyer.internal.connection.away.Rejoining;
import dev.foyer.internal.connection.away.ScopedReturn;
import dev.foyer.internal.connection.identity.Refreshing;
import dev.foyer.internal.connection.intake.EventHandling;
import dev.foyer.internal.connection.intake.Intake;
import dev.foyer.internal.connection.intake.IntakeFactory;
import dev.foyer.internal.container.definition.Definitions;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.CurrentScope;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Logins;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.dispatch.Answers;
import dev.foyer.internal.dispatch.Deadline;
import dev.foyer.internal.dispatch.Dispatcher;
import dev.foyer.internal.dispatch.NoGuard;
import dev.foyer.internal.dispatch.RoomRights;
import dev.foyer.internal.flow.Refusal;
import dev.foyer.internal.flow.Waits;
import dev.foyer.internal.history.LocalLog;
import dev.foyer.internal.measure.Measures;
import dev.foyer.internal.model.settings.Settings;
import dev.foyer.internal.outbound.EmitValidator;
import dev.foyer.internal.outbound.OutboxFactory;
import dev.foyer.internal.payload.PayloadReader;
import dev.foyer.internal.wire.FrameReader;
import dev.foyer.internal.wire.FrameWriter;
import dev.foyer.testing.FakeTransport;
import dev.foyer.testing.ManualClock;
import dev.foyer.testing.TestHistories;
import dev.foyer.testing.TestOutboxes;
import dev.foyer.testing.TestSettings;

/** A connection of an endpoint without a server: its peer is a fake transport, and time passes when it is told to. */
public final class TestLine implements AutoCloseable {

    static final Instant OPENED = Instant.parse("2026-01-02T03:04:05Z");

    private static final Jsonb JSONB = JsonbBuilder.create();
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final SeContainer container = SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addBeanClasses(TestLine.class)
            .initialize();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final ManualClock clock = new ManualClock();
    private final Settings settings = TestSettings.DEFAULTS;
    private final OpenConnections all;
    private final ConnectionFactory connections;
    private final FakeTransport transport = FakeTransport.immediate();
    private final Line line;
    private final ConnectionScope scope;
    private final Intake<String> texts;
    private final Intake<ByteBuffer> binaries;

    public TestLine(Class<?> endpoint) {
        var stop = new StopState();
        var measures = new Measures();
        var scopes = new Scopes(container.getBeanManager(), new CurrentScope(), TestLine.class.getClassLoader());
        this.all = new OpenConnections(clock, Waits.BLOCKING, stop, 10_000);
        var writer = new FrameWriter(JSONB, settings.limits().frames().bytes());
        OutboxFactory outboxes = TestOutboxes.of(settings.outbox().maxBytes(), Integer.MAX_VALUE, clock);
        var answers = new Answers(
                writer, new EmitValidator(VALIDATOR), settings.outbox().maxBytes());
        var rejoining = new Rejoining(
                TestHistories.none(new LocalLog(Clock.systemUTC(), clock, timer))
                        .rooms(),
                (connection, name) -> {
                    throw new IllegalStateException("There are no rooms.");
                },
                new RoomRights(new NoGuard(), answers));
        this.connections = new ConnectionFactory(
                settings,
                scopes,
                new Sending(outboxes, writer, rejoining, SavedConnections.NONE, measures),
                all,
                new Timing(clock, Clock.fixed(OPENED, ZoneOffset.UTC), Runnable::run, stop, new Random(1)));
        var model = Definitions.read(List.of(endpoint), new Problems()).get(0);
        var connection = new LiveConnection("/line", new Handshake("/line", Map.of()), null, new Registry());
        this.scope = scopes.create(connection, model);
        this.line = connections.create(scope);
        var dispatcher = new Dispatcher(
                new PayloadReader(JSONB, VALIDATOR),
                new NoGuard(),
                answers,
                new Logins(),
                new Deadline(settings.timeouts().event(), timer));
        var intakes = new IntakeFactory(
                new FrameReader(settings.limits().jsonDepth()),
                new EventHandling(
                        scopes,
                        dispatcher,
                        answers,
                        measures,
                        new Refreshing(
                                (current, token, refused) -> {
                                    refused.accept(new Refusal(401, "This server knows no tokens."));
                                    return null;
                                },
                                scopes,
                                new ScopedReturn(scopes, rejoining),
                                answers)),
                settings.limits().frames().bytes());
        this.texts = intakes.texts(line);
        this.binaries = intakes.binaries(line);
    }

    /** The socket opens, for a client that understands {@code foyer.v1}. */
    public TestLine open() {
        connections.open(line, scope, transport, true, new ContainerObjects("session", "config", closing -> closing));
        return this;
    }

    Line line() {
        return line;
    }

    Lifecycle lifecycle() {
        return line.lifecycle();
    }

    OpenConnections all() {
        return all;
    }

    /** The peer sends a text message, in which simple quotes are double ones. */
    public TestLine send(String text) {
        texts.take(text.replace('\'', '"'), true);
        return this;
    }

    /** The peer sends a part of a text message. */
    public TestLine sendPart(String text, boolean last) {
        texts.take(text.replace('\'', '"'), last);
        return this;
    }

    /** The peer sends a binary message. */
    public TestLine sendBinary(byte... bytes) {
        binaries.take(ByteBuffer.wrap(bytes), true);
        return this;
    }

    /** Time passes, and each connection is looked after once. */
    TestLine pass(Duration time) {
        long now = clock.advance(time);
        lifecycle().check(now);
        return this;
    }

    /** How often the peer was pinged. */
    int pings() {
        return transport.marks().size();
    }

    /** What the peer was sent, with simple quotes and without the welcome. */
    public List<String> sent() {
        return transport.texts().stream()
                .map(text -> text.replace('"', '\''))
                .filter(text -> !text.startsWith("{'welcome'"))
                .toList();
    }

    /** Everything that the peer was sent. */
    List<String> all(String prefix) {
        return transport.texts().stream()
                .filter(text -> text.startsWith(prefix))
                .toList();
    }

    /** How it was closed, each time. */
    public List<Closing> closings() {
        return transport.closings();
    }

    @Override
    public void close() {
        lifecycle().endNow(Closing.RESTART);
        timer.shutdownNow();
        container.close();
    }
}
