// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import java.util.concurrent.atomic.LongAdder;

/** Counts values in ranges, and passes them on. Safe for any thread; adding takes two adders and allocates nothing. */
public final class Distribution {

    private final Instrument instrument;
    private final Labels labels;
    private final long[] bounds;
    private final LongAdder[] ranges;
    private final LongAdder sum = new LongAdder();
    private final Recorder recorder;

    Distribution(Instrument instrument, Labels labels, Recorder recorder) {
        this.instrument = instrument;
        this.labels = labels;
        this.bounds = instrument.bounds().stream()
                .mapToLong(bound -> Math.round(bound * instrument.perUnit()))
                .toArray();
        this.ranges = new LongAdder[bounds.length + 1];
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = new LongAdder();
        }
        this.recorder = recorder;
    }

    /**
     * Adds a value.
     *
     * @param value in nanoseconds if it is a time
     */
    public void add(long value) {
        int range = 0;
        while (range < bounds.length && value > bounds[range]) {
            range++;
        }
        ranges[range].increment();
        sum.add(value);
        recorder.add(value / instrument.perUnit());
    }

    Labels labels() {
        return labels;
    }

    /** Returns what has been added so far, in the unit of the instrument. */
    public Spread spread() {
        var counts = new long[ranges.length];
        long count = 0;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = ranges[i].sum();
            count += counts[i];
        }
        return new Spread(
                count, sum.sum() / instrument.perUnit(), bound(counts, count, 0.5), bound(counts, count, 0.99));
    }

    /** Returns the upper bound of the range in which a part of all values is reached. */
    private double bound(long[] counts, long count, double part) {
        long below = 0;
        for (int i = 0; i < bounds.length; i++) {
            below += counts[i];
            if (below >= part * count) {
                return instrument.bounds().get(i);
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
