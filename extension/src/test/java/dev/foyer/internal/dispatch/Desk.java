// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.validation.Validation;
import jakarta.validation.Validator;

import dev.foyer.Handshake;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.container.definition.Definitions;
import dev.foyer.internal.diagnostics.Logins;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.measure.Course;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.outbound.EmitValidator;
import dev.foyer.internal.payload.PayloadReader;
import dev.foyer.internal.wire.FrameWriter;
import dev.foyer.internal.wire.Incoming;
import dev.foyer.testing.FakeTransport;
import dev.foyer.testing.TestOutboxes;
import org.jspecify.annotations.Nullable;

/** One connection to an endpoint, a dispatcher for it, and what the peer is answered: without a server. */
final class Desk implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Jsonb JSONB = JsonbBuilder.create();
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final int MAX_BYTES = 4_096;

    private final FakeTransport transport = FakeTransport.immediate();
    private final ManualTimer timer = new ManualTimer();
    private final LiveConnection connection;
    private final EndpointModel endpoint;
    private final Object instance;
    private final Dispatcher dispatcher;

    Desk(Object instance, RoomEvents rooms, Registry registry) {
        var handshake = new Handshake("/desk", Map.of(), Map.of(), Map.of(), Map.of(), null, Set.of("clerk"));
        this.instance = instance;
        this.endpoint = endpoint(instance.getClass());
        this.connection = new LiveConnection("/desk", handshake, null, registry);
        connection.open(TestOutboxes.open(transport, MAX_BYTES, closing -> {}), false, Instant.EPOCH, null);
        this.dispatcher = new Dispatcher(
                new PayloadReader(JSONB, VALIDATOR),
                rooms,
                new Answers(new FrameWriter(JSONB, MAX_BYTES), new EmitValidator(VALIDATOR), MAX_BYTES),
                new Logins(),
                new Deadline(TIMEOUT, timer));
    }

    Desk(Object instance) {
        this(instance, new NoGuard(), registry());
    }

    static Registry registry() {
        return new Registry();
    }

    private static EndpointModel endpoint(Class<?> type) {
        var problems = new Problems();
        List<EndpointModel> endpoints = Definitions.read(List.of(type), problems);
        problems.asException().ifPresent(mistakes -> {
            throw mistakes;
        });
        return endpoints.get(0);
    }

    LiveConnection connection() {
        return connection;
    }

    ManualTimer timer() {
        return timer;
    }

    /** The peer sends an event, and asks for a reply. */
    CompletionStage<Void> send(String event, @Nullable String data) {
        return send(new Incoming.Event(event, data == null ? null : data.replace('\'', '"'), "7"), Runnable::run);
    }

    CompletionStage<Void> send(Incoming.Event event, Executor late) {
        return dispatcher.dispatch(exchange(event), instance, late);
    }

    /** An event of the peer fails before its handler is called. */
    CompletionStage<Void> fail(String event, Throwable failure) {
        return dispatcher.failed(exchange(new Incoming.Event(event, null, "7")), failure);
    }

    private Exchange exchange(Incoming.Event event) {
        return new Exchange(event, endpoint, connection, Course.NONE);
    }

    /** Returns what the peer was sent, with simple quotes. */
    List<String> answers() {
        return transport.texts().stream().map(text -> text.replace('"', '\'')).toList();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
