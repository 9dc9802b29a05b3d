// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.measure;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The figures of a run, or of several. */
public final class Figures {

    private final Map<Figure, Double> values = new EnumMap<>(Figure.class);

    public Figures put(Figure figure, double value) {
        values.put(figure, value);
        return this;
    }

    /** Leaves out what says nothing in this scenario. */
    public Figures without(Figure figure) {
        values.remove(figure);
        return this;
    }

    /** Empty if it was not measured. */
    public OptionalDouble get(Figure figure) {
        Double value = values.get(figure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    public boolean has(Figure figure) {
        return values.containsKey(figure);
    }

    /** The value as people read it, or a dash. */
    public String text(Figure figure) {
        Double value = values.get(figure);
        return value == null ? "-" : figure.format(value);
    }
}
