// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.validation.Validation;
import jakarta.validation.Validator;

import dev.foyer.Handshake;
import dev.foyer.benchmarks.jmh.AskEndpoint;
import dev.foyer.benchmarks.jmh.Brief;
import dev.foyer.benchmarks.jmh.Peer;
import dev.foyer.benchmarks.jmh.Samples;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.container.definition.Definitions;
import dev.foyer.internal.diagnostics.Logins;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.measure.Measures;
import dev.foyer.internal.measure.Meters;
import dev.foyer.internal.measure.Tracing;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.outbound.EmitValidator;
import dev.foyer.internal.payload.PayloadReader;
import dev.foyer.internal.records.RecordJsonb;
import dev.foyer.internal.records.RecordValidator;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.FrameWriter;
import dev.foyer.internal.wire.Incoming;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** An event is bound, validated and handled, and its answer written and sent to a peer that takes it at once. */
public class DispatcherBenchmark extends Brief {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final AskEndpoint instance = new AskEndpoint();
    private final EndpointModel endpoint = endpoint();
    private final Peer peer = new Peer(Peer.outboxes(Runnable::run), false);
    private final LiveConnection connection = connect(peer);
    private final Dispatcher dispatcher = dispatcher(timer);

    private final Measures measures = new Measures(Meters.NONE, Tracing.NONE, System::nanoTime, true);
    private final Incoming.Event ask = new Incoming.Event("ask", Samples.data(50, false), "4711");
    private final Incoming.Event later = new Incoming.Event("later", ask.data(), "4711");
    private final Incoming.Event tell = new Incoming.Event("ask", ask.data(), null);
    private final Incoming.Event invalid = new Incoming.Event("ask", "{\"text\":\"\",\"number\":17}", "4711");
    private final Incoming.Event unknown = new Incoming.Event("unknown", ask.data(), "4711");

    public DispatcherBenchmark() {
        timer.setRemoveOnCancelPolicy(true);
    }

    @Setup
    public void check() {
        expect("\"data\":{", ask());
        expect("\"data\":{", later());
        expect("\"code\":\"" + Fault.invalid(List.of()).code() + '"', invalid());
        expect("\"code\":\"" + Fault.UNKNOWN.code() + '"', unknown());
    }

    @TearDown
    public void stop() {
        timer.shutdownNow();
    }

    /** With a reply. */
    @Benchmark
    public @Nullable Frame ask() {
        return answer(ask);
    }

    /** With a reply that is a stage. */
    @Benchmark
    public @Nullable Frame later() {
        return answer(later);
    }

    /** With no id, and so no reply. */
    @Benchmark
    public Object tell() {
        return dispatcher.dispatch(exchange(tell), instance, Runnable::run);
    }

    /** With an error for what it violates. */
    @Benchmark
    public @Nullable Frame invalid() {
        return answer(invalid);
    }

    /** With an error, as it has no handler. */
    @Benchmark
    public @Nullable Frame unknown() {
        return answer(unknown);
    }

    /** Timed, as it is in an application without telemetry. */
    private Exchange exchange(Incoming.Event event) {
        return new Exchange(event, endpoint, connection, measures.begin("/ask", event.name(), null, null));
    }

    private @Nullable Frame answer(Incoming.Event event) {
        peer.outbox()
                .reading(
                        () -> { // as the thread does that reads the event, and then sends the answer itself
                            var unused = dispatcher.dispatch(exchange(event), instance, Runnable::run);
                        });
        return peer.last();
    }

    private static void expect(String part, @Nullable Frame answer) {
        if (answer == null || !answer.text().contains(part)) {
            throw new IllegalStateException("The answer is " + answer);
        }
    }

    private static Dispatcher dispatcher(ScheduledThreadPoolExecutor timer) {
        Jsonb jsonb = new RecordJsonb(JsonbBuilder.create());
        Validator validator =
                new RecordValidator(Validation.buildDefaultValidatorFactory().getValidator());
        return new Dispatcher(
                new PayloadReader(jsonb, validator),
                new NoGuard(),
                new Answers(new FrameWriter(jsonb, 65536), new EmitValidator(validator), 65536),
                new Logins(),
                new Deadline(Duration.ofSeconds(30), timer));
    }

    private static EndpointModel endpoint() {
        var problems = new Problems();
        EndpointModel read =
                Definitions.read(List.of(AskEndpoint.class), problems).get(0);
        problems.asException().ifPresent(problem -> {
            throw problem;
        });
        return read;
    }

    private static LiveConnection connect(Peer peer) {
        var handshake = new Handshake("/ask", Map.of(), Map.of(), Map.of(), Map.of(), null, Set.of());
        var connection = new LiveConnection("/ask", handshake, null, registry());
        connection.open(peer.outbox(), false, Instant.EPOCH, null);
        return connection;
    }

    private static Registry registry() {
        return new Registry();
    }
}
