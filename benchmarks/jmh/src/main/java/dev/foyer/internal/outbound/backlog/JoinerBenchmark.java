// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import java.util.List;

import dev.foyer.benchmarks.jmh.Brief;
import dev.foyer.benchmarks.jmh.Samples;
import dev.foyer.internal.flow.Frame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Frames that wait for one connection become one. */
public class JoinerBenchmark extends Brief {

    @Param({"4", "32"})
    public int frames;

    private final Joiner joiner = new Joiner();
    private List<Frame> some;
    private List<Frame> others;

    @Setup
    public void write() {
        some = Samples.frames(frames);
        others = Samples.frames(frames);
    }

    /** The one before waited for the same frames. */
    @Benchmark
    public Frame same() {
        joiner.start().addAll(some);
        return joiner.join();
    }

    /** The one before waited for others. */
    @Benchmark
    public Frame differing() {
        List<Frame> next = others;
        others = some;
        some = next;
        joiner.start().addAll(next);
        return joiner.join();
    }
}
