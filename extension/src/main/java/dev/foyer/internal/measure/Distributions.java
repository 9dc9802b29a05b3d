// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The distributions of one instrument, for each set of labels that has come up. Safe for any thread. */
final class Distributions {

    private final Instrument instrument;
    private final Meters meters;
    private final Map<Labels, Distribution> all = new ConcurrentHashMap<>();

    Distributions(Instrument instrument, Meters meters) {
        this.instrument = instrument;
        this.meters = meters;
    }

    /** Returns the distribution for some labels. Keep it where every nanosecond counts. */
    Distribution at(Labels labels) {
        Distribution known = all.get(labels);
        return known != null ? known : all.computeIfAbsent(labels, this::create);
    }

    private Distribution create(Labels labels) {
        return new Distribution(instrument, labels, meters.recorder(instrument, labels));
    }

    Instrument instrument() {
        return instrument;
    }

    Collection<Distribution> all() {
        return all.values();
    }
}
