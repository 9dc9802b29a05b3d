// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import jakarta.json.bind.JsonbBuilder;

import dev.foyer.benchmarks.jmh.AskEndpoint.Answer;
import dev.foyer.benchmarks.jmh.Brief;
import dev.foyer.internal.flow.Frame;
import org.openjdk.jmh.annotations.Benchmark;

/** An event is written, once for however many get it. */
public class FrameWriterBenchmark extends Brief {

    private final FrameWriter writer = new FrameWriter(JsonbBuilder.create(), 65536);
    private final Answer small = new Answer("Somebody said hello, and then left.", 17);
    private final Answer large = new Answer(small.text().repeat(117), 17);

    @Benchmark
    public Frame small() {
        return writer.event("published", "r1", small);
    }

    /** Of 4 KB. */
    @Benchmark
    public Frame large() {
        return writer.event("published", "r1", large);
    }
}
