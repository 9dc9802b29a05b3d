// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.telemetry.otel;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule O2. */
class OpenTelemetryTracingTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    private static OpenTelemetryTracing tracing(boolean frames) {
        OpenTelemetry none = OpenTelemetry.noop();
        return new OpenTelemetryTracing(
                none.getTracer("test"), none.getPropagators().getTextMapPropagator(), frames);
    }

    private static Span span(TraceFlags flags) {
        return Span.wrap(SpanContext.create(TRACE, SPAN, flags, TraceState.getDefault()));
    }

    @Test
    void clients_areToldNoTrace_unlessThatIsConfigured() {
        try (Scope within = span(TraceFlags.getSampled()).makeCurrent()) {
            assertThat(within).isNotNull();
            assertThat(tracing(false).current()).isNull();
            assertThat(tracing(true).current()).isEqualTo("00-" + TRACE + "-" + SPAN + "-01");
        }
        try (Scope within = span(TraceFlags.getDefault()).makeCurrent()) {
            assertThat(within).isNotNull();
            assertThat(tracing(true).current()).isEqualTo("00-" + TRACE + "-" + SPAN + "-00");
        }
    }

    @Test
    void withoutASpan_thereIsNoTrace() {
        assertThat(tracing(true).current()).isNull();
    }
}
