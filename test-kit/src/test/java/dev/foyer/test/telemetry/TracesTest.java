// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.telemetry;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.foyer.test.Foyer;
import dev.foyer.test.Peer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule O2: a span for each event. */
class TracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .setPropagators(ContextPropagators.create(TextMapPropagator.composite(
                    W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance())))
            .build();
    private final Foyer foyer = Foyer.of(Shop.class.getDeclaredClasses())
            .bean(OpenTelemetry.class, sdk)
            .start();
    private final Span request = sdk.getTracer("server").spanBuilder("GET").startSpan();

    @AfterEach
    void stop() {
        foyer.close();
        sdk.close();
    }

    /** Connects while a span of the request is current, as that of a server is. */
    private Peer connect() {
        try (Scope scope = request.makeCurrent()) {
            assertThat(scope).isNotNull();
            return foyer.connect("/shop/7", of -> of.query("name", "ada"));
        }
    }

    private List<SpanData> spans() {
        return exporter.getFinishedSpanItems();
    }

    private SpanData only() {
        assertThat(spans()).hasSize(1);
        return spans().get(0);
    }

    private static Map<String, Object> attributes(SpanData span) {
        return span.getAttributes().asMap().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().getKey(), Map.Entry::getValue));
    }

    @Test
    void event_hasASpan_thatIsLinkedToTheHandshake_andNotItsChild() {
        connect().call("say", Map.of("text", "hello"));

        SpanData span = only();
        assertThat(span.getName()).isEqualTo("say");
        assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(attributes(span)).isEqualTo(Map.of("foyer.endpoint", "/shop/{floor}", "foyer.event", "say"));
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(span.getTraceId()).isNotEqualTo(request.getSpanContext().getTraceId());
        assertThat(span.getLinks()).hasSize(1);
        assertThat(span.getLinks().get(0).getSpanContext()).isEqualTo(request.getSpanContext());
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void spanOfTheRequest_saysWhoseHandshakeItIs() {
        connect();
        request.end();

        assertThat(attributes(only())).containsEntry("foyer.endpoint", "/shop/{floor}");
    }

    @Test
    void handlers_runInTheirSpans_onWorkersToo() {
        Peer ada = connect();
        ada.call("say", Map.of("text", "hello"));
        ada.call("beside");

        assertThat(foyer.bean(Shop.Traces.class).seen())
                .containsExactlyElementsOf(
                        spans().stream().map(SpanData::getSpanId).toList());
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    @Test
    void traceOfTheClient_isTheParent() {
        connect()
                .send("{\"event\":\"say\",\"data\":{\"text\":\"a\"},\"traceparent\":\"" + PARENT
                        + "\",\"tracestate\":\"a=1,b=2\",\"baggage\":\"user=ada\"}");
        foyer.settle();

        SpanData span = only();
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(span.getParentSpanContext().isRemote()).isTrue();
        assertThat(span.getSpanContext().getTraceState().asMap()).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(span.getLinks()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "{\"a\":\"b\"}",
                "\"\"",
                "\"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331\"",
                "\"00-00000000000000000000000000000000-b7ad6b7169203331-01\"",
                "\"00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01\"",
                "\"ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\"",
                "\"00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01\"",
                "\"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-the-future-will-be\""
            })
    void malformedTraceOfTheClient_isIgnored(String parent) {
        connect().send("{\"event\":\"say\",\"data\":{\"text\":\"a\"},\"traceparent\":" + parent + "}");
        foyer.settle();

        assertThat(only().getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void stateThatIsTooLong_isIgnored_andItsParentIsNot() {
        connect()
                .send("{\"event\":\"say\",\"data\":{\"text\":\"a\"},\"traceparent\":\"" + PARENT
                        + "\",\"tracestate\":\"a=" + "1".repeat(511) + "\"}");
        foyer.settle();

        assertThat(only().getTraceId()).isEqualTo(TRACE);
        assertThat(only().getSpanContext().getTraceState().isEmpty()).isTrue();
    }

    @Test
    void errors_areNamed_andOnlyThoseOfTheServerAreItsErrors() {
        Peer ada = connect();
        ada.refused("nonsense-4711");
        ada.refused("fail");

        SpanData unknown = spans().get(0);
        SpanData failed = spans().get(1);
        assertThat(unknown.getName()).isEqualTo("_OTHER");
        assertThat(attributes(unknown)).containsEntry("error.type", "unknown-event");
        assertThat(unknown.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(attributes(failed)).containsEntry("error.type", "failed");
        assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(failed.toString()).doesNotContain("private");
    }

    @Test
    void spanOfAStage_endsWithItsAnswer() {
        Peer ada = connect();
        var call = ada.begin("later");
        foyer.settle();
        assertThat(spans()).isEmpty();

        foyer.bean(Shop.Traces.class).later().complete("now");
        call.reply();
        assertThat(only().getName()).isEqualTo("later");
    }
}
