// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.telemetry.otel;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.measure.Meters;
import dev.foyer.internal.measure.Tracing;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.TracerProvider;
import org.jspecify.annotations.Nullable;

/** The OpenTelemetry of an application. */
public final class OpenTelemetryBackend {

    private static final String SCOPE = "dev.foyer";

    private final OpenTelemetry openTelemetry;

    private OpenTelemetryBackend(OpenTelemetry openTelemetry) {
        this.openTelemetry = openTelemetry;
    }

    /**
     * Returns the only one, or {@code null} if the application has none. Not the runtime's own meter, which some lack,
     * nor the global one, which is somebody else's.
     */
    public static @Nullable OpenTelemetryBackend find(BeanManager beans) {
        Instance<OpenTelemetry> all = beans.createInstance().select(OpenTelemetry.class);
        return all.isResolvable() ? new OpenTelemetryBackend(all.get()) : null;
    }

    /** Returns what takes what is measured, or {@link Meters#NONE} if metrics are off: then the meter is that of the API. */
    public Meters meters() {
        Meter meter = openTelemetry.getMeter(SCOPE);
        return isSame(meter, MeterProvider.noop().get(SCOPE)) ? Meters.NONE : new OpenTelemetryMeters(meter);
    }

    /**
     * Returns what follows events, or {@link Tracing#NONE} if traces are off.
     *
     * @param frames whether clients are told in which trace an event was emitted
     */
    public Tracing tracing(boolean frames) {
        if (isSame(openTelemetry.getTracer(SCOPE), TracerProvider.noop().get(SCOPE))) {
            return Tracing.NONE;
        }
        return new OpenTelemetryTracing(
                openTelemetry.getTracer(SCOPE), openTelemetry.getPropagators().getTextMapPropagator(), frames);
    }

    @SuppressWarnings("ReferenceEquality") // meant: there is one that does nothing
    private static boolean isSame(Object one, Object other) {
        return one == other;
    }
}
