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

    /** A library, and how to ask for its bean. Only that names its types. */
    private record Library(String name, String type, Supplier<@Nullable Telemetry> bean) {}

    /** Returns what the application has of the wanted signals. What it lacks, or what does not work, is one line. */
    public static Telemetry find(BeanManager beans, Set<Signal> wanted) {
        var without = new ArrayList<String>();
        for (Library library : libraries(beans, wanted)) {
            if (isThere(library.type())) {
                try {
                    Telemetry found = library.bean().get();
                    if (found != null) {
                        return found;
                    }
                    without.add(library.name());
                } catch (LinkageError | RuntimeException broken) { // a server may show some of its classes only
                    Log.warning(
                            Code.TELEMETRY_FAILED,
                            library.name(),
                            broken.getClass().getName());
                    return NONE;
                }
            }
        }
        if (!without.isEmpty()) {
            Log.info(Code.TELEMETRY_ABSENT, String.join(" and ", without));
        }
        return NONE;
    }

    private static List<Library> libraries(BeanManager beans, Set<Signal> wanted) {
        boolean metrics = wanted.contains(Signal.METRICS);
        var libraries = new ArrayList<Library>();
        if (!wanted.isEmpty()) {
            libraries.add(new Library("OpenTelemetry", "io.opentelemetry.api.OpenTelemetry", () -> {
                OpenTelemetryBackend found = OpenTelemetryBackend.find(beans);
                return found == null
                        ? null
                        : new Telemetry(
                                metrics ? found.meters() : Meters.NONE,
                                wanted.contains(Signal.TRACES) ? found.tracing() : Tracing.NONE);
            }));
        }
        if (metrics) {
            libraries.add(new Library("Micrometer", "io.micrometer.core.instrument.MeterRegistry", () -> {
                RegistryMeters found = RegistryMeters.find(beans);
                return found == null ? null : new Telemetry(found, Tracing.NONE);
            }));
        }
        return libraries;
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
