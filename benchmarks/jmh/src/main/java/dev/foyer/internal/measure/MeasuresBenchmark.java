// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import dev.foyer.benchmarks.jmh.Brief;
import dev.foyer.benchmarks.jmh.Courses;
import org.openjdk.jmh.annotations.Benchmark;

/** An event is timed, for nobody but JMX: what every application pays. */
public class MeasuresBenchmark extends Brief {

    private final Measures off = Courses.measures(Meters.NONE, Tracing.NONE, false);
    private final Measures jmx = Courses.measures(Meters.NONE, Tracing.NONE, true);

    @Benchmark
    public Course off() {
        return Courses.run(off);
    }

    @Benchmark
    public Course jmx() {
        return Courses.run(jmx);
    }
}
