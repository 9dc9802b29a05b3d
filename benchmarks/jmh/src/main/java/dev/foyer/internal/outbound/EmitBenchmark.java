// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

import dev.foyer.ServerEvent.Mode;
import dev.foyer.benchmarks.jmh.Brief;
import dev.foyer.benchmarks.jmh.Peer;
import dev.foyer.benchmarks.jmh.Samples;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.backlog.Joiner;
import dev.foyer.internal.outbound.sender.Senders;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Frames are put into many outboxes, and all of them are sent. */
public class EmitBenchmark extends Brief {

    @Param({"100", "1000"})
    public int receivers;

    /** How many frames wait when the sending begins. */
    @Param({"1", "4"})
    public int frames;

    /** Whether they are joined. */
    @Param({"false", "true"})
    public boolean joining;

    private final Semaphore drained = new Semaphore(0);
    private final Senders senders = Peer.senders(batch -> {
        batch.run();
        drained.release();
    });
    private final OutboxFactory outboxes = Peer.outboxes(Peer.WINDOW, senders);
    private List<Frame> waiting;
    private List<Outbox> all;

    @Setup
    public void open() {
        waiting = Samples.frames(frames);
        all = Stream.generate(() -> new Peer(outboxes, joining).outbox())
                .limit(receivers)
                .toList();
    }

    /** All that has to be done, on one thread. */
    @Benchmark
    public int drainedHere() {
        List<Channel> claimed = put();
        var joiner = new Joiner();
        claimed.forEach(channel -> channel.drain(joiner));
        return claimed.size();
    }

    /** Handed over as an emit does, and until the last one is sent. */
    @Benchmark
    public int drainedBySenders() {
        List<Channel> claimed = put();
        senders.drain(claimed);
        drained.acquireUninterruptibly();
        return claimed.size();
    }

    private List<Channel> put() {
        var claimed = new ArrayList<Channel>();
        for (Frame frame : waiting) {
            for (Outbox outbox : all) {
                if (outbox.put(frame, Mode.EVERY, frame) == Offer.CLAIMED) {
                    claimed.add(outbox.channel());
                }
            }
        }
        if (claimed.size() != receivers) {
            throw new IllegalStateException("Not all of what was put before is sent.");
        }
        return claimed;
    }
}
