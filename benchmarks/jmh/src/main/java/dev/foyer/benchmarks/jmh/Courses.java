// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.jmh;

import java.util.List;

import dev.foyer.internal.measure.Course;
import dev.foyer.internal.measure.Measures;
import dev.foyer.internal.measure.Meters;
import dev.foyer.internal.measure.Tracing;

/** Events that are measured, and do nothing. */
public final class Courses {

    private static final String ENDPOINT = "/ask";
    private static final String EVENT = "ask";

    private Courses() {}

    /** Returns what measures an application with one event. */
    public static Measures measures(Meters meters, Tracing tracing, boolean timing) {
        var measures = new Measures(meters, tracing, System::nanoTime, timing);
        measures.declare(ENDPOINT, List.of(EVENT), () -> 0);
        return measures;
    }

    /** Measures one event, from its begin to its end. */
    public static Course run(Measures measures) {
        Course course = measures.begin(ENDPOINT, EVENT, null, null);
        course.enter().close();
        course.end(null);
        return course;
    }
}
