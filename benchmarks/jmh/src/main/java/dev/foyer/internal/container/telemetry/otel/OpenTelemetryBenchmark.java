// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.telemetry.otel;

import dev.foyer.benchmarks.jmh.Brief;
import dev.foyer.benchmarks.jmh.Courses;
import dev.foyer.internal.measure.Course;
import dev.foyer.internal.measure.Measures;
import dev.foyer.internal.measure.Meters;
import dev.foyer.internal.measure.Tracing;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.openjdk.jmh.annotations.Benchmark;

/** An event is timed for OpenTelemetry's SDK, or followed by a span that goes nowhere. */
public class OpenTelemetryBenchmark extends Brief {

    private final Measures metrics =
            Courses.measures(new OpenTelemetryMeters(sdk(1).getMeter("dev.foyer")), Tracing.NONE, true);
    private final Measures sampled = traces(1);
    private final Measures hundredth = traces(0.01);

    private static Measures traces(double ratio) {
        OpenTelemetry sdk = sdk(ratio);
        var tracing = new OpenTelemetryTracing(
                sdk.getTracer("dev.foyer"), sdk.getPropagators().getTextMapPropagator(), false);
        return Courses.measures(Meters.NONE, tracing, true);
    }

    private static OpenTelemetry sdk(double ratio) {
        return OpenTelemetrySdk.builder()
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(InMemoryMetricReader.create())
                        .build())
                .setTracerProvider(SdkTracerProvider.builder()
                        .setSampler(Sampler.traceIdRatioBased(ratio))
                        .build())
                .build();
    }

    @Benchmark
    public Course metrics() {
        return Courses.run(metrics);
    }

    /** Each event has a span. */
    @Benchmark
    public Course span() {
        return Courses.run(sampled);
    }

    /** One event of a hundred is sampled. */
    @Benchmark
    public Course hundredthSpan() {
        return Courses.run(hundredth);
    }
}
