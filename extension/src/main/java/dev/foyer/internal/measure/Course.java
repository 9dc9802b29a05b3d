// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/** One event, from its arrival at the handler to its answer. Safe for any thread, one after the other. */
public final class Course {

    /** An event that is neither timed nor followed. */
    public static final Course NONE = new Course(null, () -> 0, Trace.NONE);

    private final @Nullable EventMeasure measure;
    private final LongSupplier clock;
    private final long begun;
    private final Trace trace;

    /**
     * Begins.
     *
     * @param measure takes the time, or {@code null} if nobody wants it
     */
    Course(@Nullable EventMeasure measure, LongSupplier clock, Trace trace) {
        this.measure = measure;
        this.clock = clock;
        this.begun = clock.getAsLong();
        this.trace = trace;
    }

    /** Makes what the calling thread does a part of the event, until that is left again. */
    public Trace.Entered enter() {
        return trace.enter();
    }

    /**
     * Notes that the event is answered.
     *
     * @param error the code of the error, or {@code null} if there was none
     */
    public void end(@Nullable String error) {
        if (measure != null) {
            measure.add(clock.getAsLong() - begun, error);
        }
        trace.end(error == null ? null : EventMeasure.bounded(error));
    }
}
