// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.measure;

import java.util.Arrays;

/** Times in nanoseconds, all of them. */
public final class Latencies {

    private long[] nanos = new long[1 << 14];
    private int count;

    public void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = time;
    }

    public void clear() {
        count = 0;
    }

    /** The least time that at least that share of the times does not exceed, in milliseconds. */
    public double millis(double share) {
        if (count == 0) {
            throw new IllegalStateException("No times");
        }
        Arrays.sort(nanos, 0, count);
        int rank = (int) Math.ceil(share * count);
        return nanos[Math.max(rank, 1) - 1] / 1e6;
    }

    public void addTo(Figures figures) {
        figures.put(Figure.P50, millis(0.5)).put(Figure.P99, millis(0.99));
    }
}
