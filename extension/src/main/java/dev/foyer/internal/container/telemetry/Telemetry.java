// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.container.telemetry.micrometer.RegistryMeters;
import dev.foyer.internal.container.telemetry.otel.OpenTelemetryBackend;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.measure.Meters;
import dev.foyer.internal.measure.Tracing;
import dev.foyer.internal.model.settings.Signal;
import org.jspecify.annotations.Nullable;

/**
 * What an application brings for its operators: OpenTelemetry, or else Micrometer, or nothing. Looked up once, on the
 * thread that starts the application, as servers refuse that on others.
 *
 * @param meters take what is measured
 * @param tracing follows events
 */
public record Telemetry(Meters meters, Tracing tracing) {

    private static final Telemetry NONE = new Telemetry(Meters.NONE, Tracing.NONE);
    private static final String OPEN_TELEMETRY = "io.opentelemetry.api.OpenTelemetry";
    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";

    /** Returns what the application has of the wanted signals. What it lacks, or what does not work, is one line. */
    public static Telemetry find(BeanManager beans, Set<Signal> wanted) {
        if (wanted.isEmpty()) {
            return NONE;
        }
        var without = new ArrayList<String>();
        Telemetry open = attempt("OpenTelemetry", OPEN_TELEMETRY, without, () -> open(beans, wanted));
        Meters meters = open == null ? Meters.NONE : open.meters();
        Telemetry micrometer = wanted.contains(Signal.METRICS) && meters == Meters.NONE
                ? attempt("Micrometer", MICROMETER, without, () -> micrometer(beans))
                : null;
        if (open == null && micrometer == null && !without.isEmpty()) {
            Log.info(Code.TELEMETRY_ABSENT, String.join(" and ", without));
        }
        return new Telemetry(
                micrometer == null ? meters : micrometer.meters(), open == null ? Tracing.NONE : open.tracing());
    }

    /** Only this names types of OpenTelemetry. */
    private static @Nullable Telemetry open(BeanManager beans, Set<Signal> wanted) {
        OpenTelemetryBackend found = OpenTelemetryBackend.find(beans);
        return found == null
                ? null
                : new Telemetry(
                        wanted.contains(Signal.METRICS) ? found.meters() : Meters.NONE,
                        wanted.contains(Signal.TRACES) ? found.tracing(wanted.contains(Signal.FRAMES)) : Tracing.NONE);
    }

    /** Only this names types of Micrometer. */
    private static @Nullable Telemetry micrometer(BeanManager beans) {
        RegistryMeters found = RegistryMeters.find(beans);
        return found == null ? null : new Telemetry(found, Tracing.NONE);
    }

    /** Returns what is found of a library that is there, guarded against its failures, or {@code null}. */
    private static @Nullable Telemetry attempt(
            String name, String type, List<String> without, Supplier<@Nullable Telemetry> bean) {
        if (!isThere(type)) {
            return null;
        }
        var doubt = new Doubt(name);
        try {
            Telemetry found = bean.get();
            if (found == null) {
                without.add(name);
                return null;
            }
            return new Telemetry(
                    found.meters == Meters.NONE ? Meters.NONE : new DoubtedMeters(found.meters, doubt),
                    found.tracing == Tracing.NONE ? Tracing.NONE : new DoubtedTracing(found.tracing, doubt));
        } catch (LinkageError | RuntimeException broken) {
            doubt.failed(broken);
            return NONE;
        }
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, Telemetry.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }
}
