// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.operations.telemetry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import io.opentelemetry.api.trace.Span;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a server with MicroProfile Telemetry exports to a collector: rules O1 and O2. */
@ContractTest
@NeedsServer("MicroProfile Telemetry")
class TelemetryIT {

    private static final Collector COLLECTOR = Collector.start();
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                        Wars.of("traced", TelemetryIT.class),
                        "otel.sdk.disabled=false",
                        "otel.service.name=traced",
                        "otel.exporter.otlp.protocol=http/protobuf",
                        "otel.exporter.otlp.endpoint=http://localhost:" + COLLECTOR.port(),
                        "otel.metrics.exporter=otlp", // which MicroProfile Telemetry 1.1 does not do by itself
                        "otel.logs.exporter=none",
                        "foyer.telemetry=metrics, traces, frames",
                        "otel.bsp.schedule.delay=200",
                        "otel.metric.export.interval=500")
                .addClass(TracedRequests.class);
    }

    @AfterAll
    static void stop() {
        COLLECTOR.close();
    }

    @ServerEndpoint("/shop/{floor}")
    public static class Shop {

        @OnEvent("trace")
        String trace() {
            return Span.current().getSpanContext().getTraceId();
        }

        @OnEvent(value = "beside", concurrent = true)
        String beside() {
            return trace();
        }

        @OnEvent("tell")
        String tell(Connection connection) {
            connection.emit("told", 1);
            return Span.current().getSpanContext().getSpanId();
        }

        @OnEvent("fail")
        void fail() {
            throw new IllegalStateException("private");
        }
    }

    private static Collector.Span awaitSpan(String trace) {
        return await().atMost(Client.PATIENCE)
                .until(
                        () -> COLLECTOR.spans().stream()
                                .filter(span -> span.trace().equals(trace))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String traceIn(String reply) {
        return reply.replaceAll(".*\"data\":\"([0-9a-f]{32})\".*", "$1");
    }

    @Contract(
            rule = "O2",
            proves =
                    "a collector gets a span for each event, linked to the request of the handshake and not below it; the handler runs within it, on a worker too; a client's traceparent is its parent, and one that is malformed is ignored")
    void events_areTraced() {
        try (Client client = site.open("/shop/1")) {
            for (String event : List.of("trace", "beside")) {
                Collector.Span span = awaitSpan(traceIn(client.call(event, "null")));
                assertThat(span.name()).isEqualTo(event);
                assertThat(span.parent()).isEmpty();
                assertThat(span.attributes())
                        .isEqualTo(Map.of("foyer.endpoint", "/shop/{floor}", "foyer.event", event));
                assertThat(span.links()).hasSize(1).doesNotContain(span.trace());
            }

            client.send("{\"event\":\"trace\",\"id\":1,\"traceparent\":\"00-" + TRACE + "-" + PARENT + "-01\"}");
            assertThat(traceIn(client.next())).isEqualTo(TRACE);
            assertThat(awaitSpan(TRACE).parent()).isEqualTo(PARENT);

            client.send("{\"event\":\"trace\",\"id\":2,\"traceparent\":\"00-" + TRACE + "-0-01\"}");
            assertThat(traceIn(client.next())).isNotEqualTo(TRACE).hasSize(32);
        }
    }

    @Contract(
            rule = "O2",
            proves =
                    "a client gets the traceparent of the span in which an event is emitted, if that is configured: here that of the handler, in the client's own trace")
    void clients_areToldTheTrace() {
        try (Client client = site.open("/shop/3")) {
            client.send("{\"event\":\"tell\",\"id\":1,\"traceparent\":\"00-" + TRACE + "-" + PARENT + "-01\"}");

            String told = client.next();
            String span = client.next().replaceAll(".*\"data\":\"([0-9a-f]{16})\".*", "$1");
            assertThat(told)
                    .isEqualTo("{\"event\":\"told\",\"traceparent\":\"00-" + TRACE + "-" + span + "-01\",\"data\":1}");
        }
    }

    @Contract(
            rule = {"O1", "O2"},
            proves =
                    "a collector gets the metrics, with the declared names of endpoints and events; what else clients send is one name")
    void events_areMeasured() {
        try (Client client = site.open("/shop/2")) {
            client.call("fail", "null");
            client.call("nonsense-1", "null");
            client.call("nonsense-2", "null");

            Map<String, String> endpoint = Map.of("foyer.endpoint", "/shop/{floor}");
            await().atMost(Client.PATIENCE).untilAsserted(() -> {
                assertThat(COLLECTOR.metric("foyer.server.connection.active", endpoint))
                        .isEqualTo(1);
                assertThat(COLLECTOR.metric(
                                "foyer.server.event.duration",
                                Map.of(
                                        "foyer.endpoint", "/shop/{floor}",
                                        "foyer.event", "fail",
                                        "error.type", "failed")))
                        .isEqualTo(1);
                assertThat(COLLECTOR.metric(
                                "foyer.server.event.duration",
                                Map.of(
                                        "foyer.endpoint", "/shop/{floor}",
                                        "foyer.event", "_OTHER",
                                        "error.type", "unknown-event")))
                        .isEqualTo(2);
                assertThat(COLLECTOR.metric("foyer.server.frame.sent", Map.of()))
                        .isGreaterThanOrEqualTo(3);
                assertThat(COLLECTOR.metric(
                                "foyer.server.handshake.duration",
                                Map.of("foyer.endpoint", "/shop/{floor}", "http.response.status_code", "101")))
                        .isPositive();
            });
        }
    }
}
