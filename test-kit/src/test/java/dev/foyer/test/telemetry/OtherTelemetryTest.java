// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.telemetry;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

import dev.foyer.test.Foyer;
import dev.foyer.test.FoyerBuilder;
import dev.foyer.test.Peer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rules O1 and O5: Micrometer, JMX, and what the setting leaves out. */
class OtherTelemetryTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private static FoyerBuilder shop() {
        return Foyer.of(Shop.class.getDeclaredClasses());
    }

    private static Peer connect(Foyer foyer) {
        return foyer.connect("/shop/7", request -> request.query("name", "ada"));
    }

    private double value(String name, String... tags) {
        return registry.get(name).tags(tags).meters().stream()
                .flatMap(meter -> {
                    List<Double> values = new ArrayList<>();
                    meter.measure().forEach(one -> values.add(one.getValue()));
                    return values.stream().limit(1);
                })
                .findFirst()
                .orElseThrow();
    }

    @Test
    void micrometer_isToldTheSame_untilTheStop() {
        try (Foyer foyer = shop().bean(MeterRegistry.class, registry).start()) {
            Peer ada = connect(foyer);
            ada.call("say", Map.of("text", "hello"));
            ada.refused("nonsense-4711");

            assertThat(value("foyer.server.event.duration", "foyer.event", "say", "error.type", "none"))
                    .isEqualTo(1);
            assertThat(value("foyer.server.event.duration", "foyer.event", "_OTHER", "error.type", "unknown-event"))
                    .isEqualTo(1);
            assertThat(value("foyer.server.connection.active", "foyer.endpoint", "/shop/{floor}"))
                    .isEqualTo(1);
            assertThat(value("foyer.server.room.active")).isEqualTo(1);
            assertThat(value("foyer.server.io", "network.io.direction", "receive"))
                    .isGreaterThan(50);
            assertThat(value("foyer.server.emit.recipients", "foyer.audience", "room"))
                    .isEqualTo(1);
        }

        assertThat(registry.getMeters()).extracting(Meter::getId).isEmpty();
    }

    @Test
    void openTelemetry_comesBeforeMicrometer_unlessItIsOff() {
        OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(InMemoryMetricReader.create())
                        .build())
                .build();
        try (Foyer foyer = shop().bean(MeterRegistry.class, registry)
                .bean(OpenTelemetry.class, sdk)
                .start()) {
            connect(foyer).call("say", Map.of("text", "hello"));

            assertThat(registry.getMeters()).isEmpty();
        }
        for (OpenTelemetry off :
                List.of(OpenTelemetry.noop(), OpenTelemetrySdk.builder().build())) {
            try (Foyer foyer = shop().bean(MeterRegistry.class, registry)
                    .bean(OpenTelemetry.class, off)
                    .start()) {
                connect(foyer).call("say", Map.of("text", "hello"));

                assertThat(value("foyer.server.event.duration", "foyer.event", "say", "error.type", "none"))
                        .isEqualTo(1);
            }
        }
        sdk.close();
    }

    /**
     * As on a server that shows some classes of the library and hides others.
     *
     * @param early whether that shows at once, and not only when an event is traced
     */
    private record HalfVisible(boolean early) implements OpenTelemetry {

        @Override
        public TracerProvider getTracerProvider() {
            if (early) {
                throw new NoClassDefFoundError("io/opentelemetry/hidden");
            }
            return new TracerProvider() {

                @Override
                public Tracer get(String name) {
                    return span -> {
                        throw new NoClassDefFoundError("io/opentelemetry/hidden");
                    };
                }

                @Override
                public Tracer get(String name, String version) {
                    return get(name);
                }
            };
        }

        @Override
        public ContextPropagators getPropagators() {
            return ContextPropagators.noop();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void libraryThatDoesNotWork_isOneLine(boolean early) {
        var lines = new CopyOnWriteArrayList<String>();
        var handler = new Handler() {

            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {
                // each line is there at once
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        Logger logger = Logger.getLogger("dev.foyer");
        logger.addHandler(handler);
        try (Foyer foyer =
                shop().bean(OpenTelemetry.class, new HalfVisible(early)).start()) {
            Peer ada = connect(foyer);
            ada.call("say", Map.of("text", "hello"));
            ada.call("say", Map.of("text", "again"));
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(lines)
                .filteredOn(line -> line.startsWith("FOYER-20"))
                .containsExactly("FOYER-2022: The application has OpenTelemetry, but it does not work here: "
                        + "java.lang.NoClassDefFoundError. Foyer goes on without it. "
                        + "Set foyer.telemetry to 'none', or correct the libraries.");
    }

    @Test
    void setting_leavesSignalsOut() {
        InMemorySpanExporter exporter = InMemorySpanExporter.create();
        OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build())
                .build();
        try (Foyer foyer = shop().bean(OpenTelemetry.class, sdk)
                .setting("foyer.telemetry", "metrics")
                .start()) {
            connect(foyer).call("say", Map.of("text", "hello"));
        }
        try (Foyer foyer = shop().bean(OpenTelemetry.class, sdk)
                .setting("foyer.telemetry", "none")
                .start()) {
            connect(foyer).call("say", Map.of("text", "hello"));
        }
        assertThat(exporter.getFinishedSpanItems()).isEmpty();

        assertThatThrownBy(() -> shop().setting("foyer.telemetry", "logs").start())
                .hasMessageContaining("FOYER-1020")
                .hasMessageContaining("a list of metrics, traces and frames, or none");
        sdk.close();
    }

    @Test
    void jmx_showsTheSame_withoutAnyLibrary() throws JMException {
        try (Foyer foyer = shop().start()) {
            Peer ada = connect(foyer);
            ada.call("say", Map.of("text", "hello"));

            ObjectName name = names().iterator().next();
            assertThat(row(name, "Numbers", "foyer.server.connection.active{foyer.endpoint=/shop/{floor}}")
                            .get("value"))
                    .isEqualTo(1L);
            assertThat(row(name, "Numbers", "foyer.server.frame.received").get("value"))
                    .isEqualTo(1L);
            var spread = (CompositeData) row(
                            name,
                            "Distributions",
                            "foyer.server.event.duration{foyer.endpoint=/shop/{floor}, foyer.event=say}")
                    .get("value");
            assertThat(spread.get("count")).isEqualTo(1L);
        }

        assertThat(names()).isEmpty();
    }

    private static Set<ObjectName> names() throws JMException {
        return ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("dev.foyer:type=Measurements,*"), null);
    }

    private static CompositeData row(ObjectName name, String attribute, String key) throws JMException {
        var table = (TabularData) ManagementFactory.getPlatformMBeanServer().getAttribute(name, attribute);
        CompositeData row = table.get(new Object[] {key});
        assertThat(row).as(key + " in " + table.keySet()).isNotNull();
        return row;
    }
}
