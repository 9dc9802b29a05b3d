// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import dev.foyer.benchmarks.jmh.Brief;
import dev.foyer.benchmarks.jmh.Peer;
import dev.foyer.benchmarks.jmh.Samples;
import dev.foyer.internal.flow.Frame;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Threads;

/** A frame is offered to one outbox and sent to a peer that takes it at once. */
public class OutboxBenchmark extends Brief {

    private static final int BURST = 256;

    /** How much the socket takes at once: each second frame needs a mark, or few do. */
    @Param({"1024", "24576"})
    public int window;

    private final Frame frame = Samples.frames(1).get(0);
    private Peer peer;

    @Setup
    public void open() {
        peer = new Peer(Peer.outboxes(window, Runnable::run), false);
    }

    @Benchmark
    public @Nullable Frame offer() {
        offerFrame();
        return peer.last();
    }

    /** Two threads at once; each waits after a burst, or one of them would drain as long as the other one offers. */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(BURST)
    @SuppressWarnings("ThreadPriorityCheck") // it is no way to wait for the other one, only fairer to it
    public @Nullable Frame offerByTwo() {
        for (int i = 0; i < BURST; i++) {
            offerFrame();
        }
        while (peer.outbox().channel().isSending()) {
            Thread.yield();
        }
        return peer.last();
    }

    private void offerFrame() {
        peer.outbox().reading(() -> {
            if (!peer.outbox().offer(frame)) {
                throw new IllegalStateException("It was dropped.");
            }
        });
    }
}
