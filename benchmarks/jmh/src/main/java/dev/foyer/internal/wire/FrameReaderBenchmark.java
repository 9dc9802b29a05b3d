// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import dev.foyer.benchmarks.jmh.Brief;
import dev.foyer.benchmarks.jmh.Samples;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** A text of a client is read as a frame. */
public class FrameReaderBenchmark extends Brief {

    private final FrameReader reader = new FrameReader(32);

    private final String small = Samples.asking(Samples.data(50, false));
    private final String smallEscaped = Samples.asking(Samples.data(50, true));
    private final String large = Samples.asking(Samples.data(4096, false));
    private final String largeEscaped = Samples.asking(Samples.data(4096, true));
    private final String escapedName = small.replace("\"ask\"", "\"a\\u0073k\"");
    private final String malformed = small.substring(0, small.length() - 1) + ',';

    @Setup
    public void check() {
        expect(Incoming.Event.class, small(), smallEscaped(), escapedName(), large(), largeEscaped());
        expect(Incoming.Malformed.class, malformed());
    }

    private static void expect(Class<? extends Incoming> type, Incoming... all) {
        for (Incoming one : all) {
            if (!type.isInstance(one)) {
                throw new IllegalStateException(one + " is no " + type.getSimpleName());
            }
        }
    }

    @Benchmark
    public Incoming small() {
        return reader.read(small);
    }

    @Benchmark
    public Incoming smallEscaped() {
        return reader.read(smallEscaped);
    }

    @Benchmark
    public Incoming escapedName() {
        return reader.read(escapedName);
    }

    @Benchmark
    public Incoming large() {
        return reader.read(large);
    }

    @Benchmark
    public Incoming largeEscaped() {
        return reader.read(largeEscaped);
    }

    @Benchmark
    public Incoming malformed() {
        return reader.read(malformed);
    }
}
