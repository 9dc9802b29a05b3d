// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.telemetry.otel;

import java.util.List;

import dev.foyer.internal.measure.Labels;
import dev.foyer.internal.measure.Trace;
import dev.foyer.internal.measure.TraceContext;
import dev.foyer.internal.measure.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.jspecify.annotations.Nullable;

/** Makes a span of each event. Safe for any thread. */
final class OpenTelemetryTracing implements Tracing {

    private static final TextMapGetter<TraceContext> GETTER = new TextMapGetter<>() {

        @Override
        public Iterable<String> keys(TraceContext carrier) {
            return List.of("traceparent", "tracestate");
        }

        /** Returns nothing else, in particular no baggage, as anybody can send it. */
        @Override
        public @Nullable String get(@Nullable TraceContext carrier, String key) {
            if (carrier == null) {
                return null;
            }
            return switch (key) {
                case "traceparent" -> carrier.parent();
                case "tracestate" -> carrier.state().isEmpty() ? null : carrier.state();
                default -> null;
            };
        }
    };

    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final boolean frames;

    /** The span of a handshake's request. */
    private record Handshaken(SpanContext span) implements Link {}

    OpenTelemetryTracing(Tracer tracer, TextMapPropagator propagator, boolean frames) {
        this.tracer = tracer;
        this.propagator = propagator;
        this.frames = frames;
    }

    @Override
    public @Nullable Link handshake(String endpoint) {
        Span request = Span.current();
        if (!request.getSpanContext().isValid()) {
            return null;
        }
        request.setAttribute(Labels.ENDPOINT, endpoint);
        return new Handshaken(request.getSpanContext());
    }

    /** Begins a trace, or goes on with the client's: never with that of the handshake, which would last for hours. */
    @Override
    public Trace begin(Event event) {
        TraceContext client = event.client();
        Context before = client == null ? Context.root() : propagator.extract(Context.root(), client, GETTER);
        SpanBuilder builder = tracer.spanBuilder(event.name())
                .setParent(before)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(Labels.ENDPOINT, event.endpoint())
                .setAttribute(Labels.EVENT, event.name());
        if (event.handshake() instanceof Handshaken handshake) {
            builder.addLink(handshake.span());
        }
        Span span = builder.startSpan();
        return new FollowedEvent(span, before.with(span));
    }

    /** In the form of version 00, which has four parts. */
    @Override
    public @Nullable String current() {
        if (!frames) {
            return null;
        }
        SpanContext now = Span.current().getSpanContext();
        return now.isValid()
                ? "00-" + now.getTraceId() + '-' + now.getSpanId() + '-'
                        + now.getTraceFlags().asHex()
                : null;
    }
}
