// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.operations;

import java.util.SortedMap;
import java.util.TreeMap;

import dev.foyer.internal.measure.Measures;

/** Is what {@link MeasurementsMXBean} shows. */
final class Measurements implements MeasurementsMXBean {

    private final Measures measures;

    Measurements(Measures measures) {
        this.measures = measures;
    }

    @Override
    public SortedMap<String, Long> getNumbers() {
        return measures.numbers();
    }

    @Override
    public SortedMap<String, MeasuredSpread> getDistributions() {
        var all = new TreeMap<String, MeasuredSpread>();
        measures.spreads().forEach((name, spread) -> all.put(name, new MeasuredSpread(spread)));
        return all;
    }
}
