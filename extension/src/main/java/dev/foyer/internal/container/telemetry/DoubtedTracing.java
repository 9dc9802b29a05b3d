// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.telemetry;

import dev.foyer.internal.measure.Trace;
import dev.foyer.internal.measure.Tracing;
import org.jspecify.annotations.Nullable;

/** Keeps the failures of traces away from the application. Safe for any thread. */
final class DoubtedTracing implements Tracing {

    private final Tracing tracing;
    private final Doubt doubt;

    /** An event whose trace may fail. */
    private final class DoubtedTrace implements Trace {

        private final Trace trace;

        DoubtedTrace(Trace trace) {
            this.trace = trace;
        }

        @Override
        public Entered enter() {
            try {
                return trace.enter();
            } catch (LinkageError | RuntimeException broken) {
                doubt.failed(broken);
                return NOTHING;
            }
        }

        @Override
        public void end(@Nullable String error) {
            try {
                trace.end(error);
            } catch (LinkageError | RuntimeException broken) {
                doubt.failed(broken);
            }
        }
    }

    DoubtedTracing(Tracing tracing, Doubt doubt) {
        this.tracing = tracing;
        this.doubt = doubt;
    }

    @Override
    public @Nullable Link handshake(String endpoint) {
        try {
            return tracing.handshake(endpoint);
        } catch (LinkageError | RuntimeException broken) {
            doubt.failed(broken);
            return null;
        }
    }

    @Override
    public Trace begin(Event event) {
        try {
            return new DoubtedTrace(tracing.begin(event));
        } catch (LinkageError | RuntimeException broken) {
            doubt.failed(broken);
            return Trace.NONE;
        }
    }

    @Override
    public @Nullable String current() {
        try {
            return tracing.current();
        } catch (LinkageError | RuntimeException broken) {
            doubt.failed(broken);
            return null;
        }
    }
}
