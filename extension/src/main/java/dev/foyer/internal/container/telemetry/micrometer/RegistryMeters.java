// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.telemetry.micrometer;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.measure.Instrument;
import dev.foyer.internal.measure.Labels;
import dev.foyer.internal.measure.Meters;
import dev.foyer.internal.measure.Recorder;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/** Takes what is measured to a registry of Micrometer, which turns the names into its own style. Safe for any thread. */
public final class RegistryMeters implements Meters {

    private static final double NANOS = 1e9;

    /** What has an error in some cases. */
    private static final Set<Instrument> FALLIBLE = Set.of(Instrument.EVENT_DURATION, Instrument.HANDSHAKE_DURATION);

    private final MeterRegistry registry;
    private final List<Meter> open = new CopyOnWriteArrayList<>();

    RegistryMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Returns those of the only registry, or {@code null} if the application has none. */
    public static @Nullable RegistryMeters find(BeanManager beans) {
        Instance<MeterRegistry> all = beans.createInstance().select(MeterRegistry.class);
        return all.isResolvable() ? new RegistryMeters(all.get()) : null;
    }

    @Override
    public Recorder recorder(Instrument instrument, Labels labels) {
        if (instrument.isTime()) {
            Timer timer = Timer.builder(instrument.key())
                    .description(instrument.description())
                    .tags(tags(instrument, labels))
                    .serviceLevelObjectives(instrument.bounds().stream()
                            .map(bound -> Duration.ofNanos((long) (bound * NANOS)))
                            .toArray(Duration[]::new))
                    .register(registry);
            open.add(timer);
            return seconds -> timer.record((long) (seconds * NANOS), TimeUnit.NANOSECONDS);
        }
        DistributionSummary summary = DistributionSummary.builder(instrument.key())
                .description(instrument.description())
                .baseUnit(unit(instrument))
                .tags(tags(instrument, labels))
                .serviceLevelObjectives(instrument.bounds().stream()
                        .mapToDouble(bound -> bound)
                        .filter(bound -> bound > 0)
                        .toArray())
                .register(registry);
        open.add(summary);
        return summary::record;
    }

    @Override
    public void watch(Instrument instrument, Labels labels, LongSupplier number) {
        Meter meter = instrument.kind() == Instrument.Kind.COUNT
                ? FunctionCounter.builder(instrument.key(), number, LongSupplier::getAsLong)
                        .description(instrument.description())
                        .baseUnit(unit(instrument))
                        .tags(tags(instrument, labels))
                        .register(registry)
                : Gauge.builder(instrument.key(), number, LongSupplier::getAsLong)
                        .description(instrument.description())
                        .baseUnit(unit(instrument))
                        .tags(tags(instrument, labels))
                        .strongReference(true)
                        .register(registry);
        open.add(meter);
    }

    /** Returns no unit for things that the name counts, so that Prometheus has the names that it has from others. */
    private static @Nullable String unit(Instrument instrument) {
        return instrument.unit().equals("By") ? "bytes" : null;
    }

    /** Returns the labels of a value. Some registries want the same keys for all values of a name. */
    private static List<Tag> tags(Instrument instrument, Labels labels) {
        boolean fine = FALLIBLE.contains(instrument) && !labels.all().containsKey(Labels.ERROR);
        Labels all = fine ? labels.with(Labels.ERROR, "none") : labels;
        return all.all().entrySet().stream()
                .map(label -> Tag.of(label.getKey(), label.getValue()))
                .toList();
    }

    /** Takes everything out of the registry, which may live longer than the application. */
    @Override
    public void close() {
        open.forEach(registry::remove);
        open.clear();
    }
}
