// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.telemetry.otel;

import java.util.Set;

import dev.foyer.internal.measure.Labels;
import dev.foyer.internal.measure.Trace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/** An event that has a span. */
final class FollowedEvent implements Trace {

    /** The errors that are the server's, not the client's. */
    private static final Set<String> OURS = Set.of("failed", "timeout");

    private final Span span;
    private final Context context;

    FollowedEvent(Span span, Context context) {
        this.span = span;
        this.context = context;
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the caller closes it
    public Entered enter() {
        Scope scope = context.makeCurrent();
        return scope::close;
    }

    @Override
    public void end(@Nullable String error) {
        if (error != null) {
            span.setAttribute(Labels.ERROR, error);
            if (OURS.contains(error)) {
                span.setStatus(StatusCode.ERROR);
            }
        }
        span.end();
    }
}
