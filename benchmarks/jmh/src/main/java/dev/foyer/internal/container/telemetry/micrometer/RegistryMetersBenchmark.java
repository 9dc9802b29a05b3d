// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.telemetry.micrometer;

import dev.foyer.benchmarks.jmh.Brief;
import dev.foyer.benchmarks.jmh.Courses;
import dev.foyer.internal.measure.Course;
import dev.foyer.internal.measure.Measures;
import dev.foyer.internal.measure.Tracing;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import org.openjdk.jmh.annotations.Benchmark;

/** An event is timed for Micrometer, with the registry for Prometheus. */
public class RegistryMetersBenchmark extends Brief {

    private final Measures measures = Courses.measures(
            new RegistryMeters(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)), Tracing.NONE, true);

    @Benchmark
    public Course event() {
        return Courses.run(measures);
    }
}
