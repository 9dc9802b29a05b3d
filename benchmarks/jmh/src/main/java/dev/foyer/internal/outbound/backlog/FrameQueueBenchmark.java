// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import java.util.ArrayList;
import java.util.List;

import dev.foyer.benchmarks.jmh.Brief;
import dev.foyer.benchmarks.jmh.Samples;
import dev.foyer.internal.flow.Frame;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Frames go through the queue of one connection; the time is that of one frame. */
public class FrameQueueBenchmark extends Brief {

    private static final int MANY = 16;

    private final FrameQueue queue = new FrameQueue();
    private final List<Frame> frames = Samples.frames(MANY);
    private final List<String> keys = frames.stream().map(Frame::text).toList();
    private final List<Frame> taken = new ArrayList<>();

    @Benchmark
    public @Nullable Frame one() {
        queue.add(frames.get(0));
        return queue.poll();
    }

    /** Taken together, as if to be joined. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public List<Frame> many() {
        frames.forEach(queue::add);
        return takeAll();
    }

    /** Each replaces the one before it. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public List<Frame> newestOfOneKey() {
        for (Frame frame : frames) {
            queue.addNewest(frame, keys.get(0));
        }
        return takeAll();
    }

    /** Half of them replace one further ahead. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public List<Frame> newestOfManyKeys() {
        for (int i = 0; i < MANY; i++) {
            queue.addNewest(frames.get(i), keys.get(i % (MANY / 2)));
        }
        return takeAll();
    }

    private List<Frame> takeAll() {
        taken.clear();
        queue.take(taken, Integer.MAX_VALUE);
        if (!queue.isEmpty()) {
            throw new IllegalStateException("Not all were taken.");
        }
        return taken;
    }
}
