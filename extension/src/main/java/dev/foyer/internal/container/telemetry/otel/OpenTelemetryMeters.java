// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.telemetry.otel;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.measure.Instrument;
import dev.foyer.internal.measure.Labels;
import dev.foyer.internal.measure.Meters;
import dev.foyer.internal.measure.Recorder;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.DoubleHistogramBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;

/** Takes what is measured to a meter of OpenTelemetry, which asks for sums and levels itself. Safe for any thread. */
final class OpenTelemetryMeters implements Meters {

    private final Meter meter;

    // Mutable state, guarded by this.
    private final Map<Instrument, DoubleHistogram> histograms = new EnumMap<>(Instrument.class);
    private final Map<Instrument, List<Watch>> watches = new EnumMap<>(Instrument.class);
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

    private record Watch(Attributes attributes, LongSupplier number) {}

    OpenTelemetryMeters(Meter meter) {
        this.meter = meter;
    }

    @Override
    public Recorder recorder(Instrument instrument, Labels labels) {
        DoubleHistogram histogram = histogram(instrument);
        Attributes attributes = attributes(labels);
        return value -> histogram.record(value, attributes);
    }

    private synchronized DoubleHistogram histogram(Instrument instrument) {
        return histograms.computeIfAbsent(instrument, this::build);
    }

    private DoubleHistogram build(Instrument instrument) {
        DoubleHistogramBuilder builder = meter.histogramBuilder(instrument.key())
                .setUnit(instrument.unit())
                .setDescription(instrument.description());
        advise(builder, instrument.bounds());
        return builder.build();
    }

    /** Proposes bounds, which the API can only take since 1.32. Else operators get its default ones. */
    private static void advise(DoubleHistogramBuilder builder, List<Double> bounds) {
        try {
            DoubleHistogramBuilder.class
                    .getMethod("setExplicitBucketBoundariesAdvice", List.class)
                    .invoke(builder, bounds);
        } catch (ReflectiveOperationException older) {
            // as described
        }
    }

    @Override
    public synchronized void watch(Instrument instrument, Labels labels, LongSupplier number) {
        List<Watch> all = watches.get(instrument);
        if (all == null) {
            all = new CopyOnWriteArrayList<>();
            watches.put(instrument, all);
            open.add(observe(instrument, all));
        }
        all.add(new Watch(attributes(labels), number));
    }

    private AutoCloseable observe(Instrument instrument, List<Watch> all) {
        Consumer<ObservableLongMeasurement> told = measurement ->
                all.forEach(watch -> measurement.record(watch.number().getAsLong(), watch.attributes()));
        return instrument.kind() == Instrument.Kind.COUNT
                ? meter.counterBuilder(instrument.key())
                        .setUnit(instrument.unit())
                        .setDescription(instrument.description())
                        .buildWithCallback(told)
                : meter.upDownCounterBuilder(instrument.key())
                        .setUnit(instrument.unit())
                        .setDescription(instrument.description())
                        .buildWithCallback(told);
    }

    private static Attributes attributes(Labels labels) {
        AttributesBuilder all = Attributes.builder();
        labels.all().forEach((key, value) -> {
            if (Labels.NUMBERS.contains(key)) {
                all.put(key, Long.parseLong(value));
            } else {
                all.put(key, value);
            }
        });
        return all.build();
    }

    @Override
    public void close() {
        for (AutoCloseable one : open) {
            try {
                one.close();
            } catch (Exception gone) {
                Log.debug("Telemetry was not closed: " + gone.getClass().getName());
            }
        }
        open.clear();
    }
}
