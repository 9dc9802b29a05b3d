// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** The sums and levels that are read whenever somebody looks. Safe for any thread. */
final class Watches {

    private final Meters meters;
    private final List<Watch> all = new CopyOnWriteArrayList<>();

    private record Watch(String name, LongSupplier number) {}

    Watches(Meters meters) {
        this.meters = meters;
    }

    void add(Instrument instrument, Labels labels, LongSupplier number) {
        all.add(new Watch(instrument.key() + labels.text(), number));
        meters.watch(instrument, labels, number);
    }

    /** Returns all numbers as they are now. */
    SortedMap<String, Long> read() {
        var numbers = new TreeMap<String, Long>();
        all.forEach(watch -> numbers.put(watch.name(), watch.number().getAsLong()));
        return numbers;
    }
}
