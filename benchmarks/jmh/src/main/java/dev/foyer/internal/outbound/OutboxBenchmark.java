// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.foyer.benchmarks.jmh.Brief;
import dev.foyer.benchmarks.jmh.Peer;
import dev.foyer.benchmarks.jmh.Samples;
import dev.foyer.internal.flow.Frame;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Threads;

/** A frame is offered to one outbox and sent to a peer that takes it at once. */
public class OutboxBenchmark extends Brief {

    /** How much the socket takes at once; 0 if that is not known, so that each send is asynchronous. */
    @Param({"0", "24576"})
    public int window;

    private final Frame frame = Samples.frames(1).get(0);
    private Outboxes outboxes;
    private Peer peer;

    @Setup
    public void open() {
        outboxes = Peer.outboxes(window, Runnable::run);
        peer = new Peer(outboxes, false);
    }

    @Benchmark
    public @Nullable Frame offer() {
        peer.outbox().offer(frame);
        return peer.last();
    }

    /**
     * Two threads at once, each paced as if it emitted. How many a microsecond in all, and not how long each takes: the one that drains
     * goes on as long as the other one offers.
     */
    @Benchmark
    @Threads(2)
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public boolean offerByTwo() {
        boolean offered = peer.outbox().offer(frame);
        outboxes.pace(List.of(peer.outbox()));
        return offered;
    }
}
