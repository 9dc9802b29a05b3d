// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.telemetry.otel;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.measure.Meters;
import dev.foyer.internal.measure.Tracing;
import io.opentelemetry.api.OpenTelemetry;
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

    /** Returns what takes what is measured. */
    public Meters meters() {
        return new OpenTelemetryMeters(openTelemetry.getMeter(SCOPE));
    }

    /** Returns what follows events. */
    public Tracing tracing() {
        return new OpenTelemetryTracing(
                openTelemetry.getTracer(SCOPE), openTelemetry.getPropagators().getTextMapPropagator());
    }
}
