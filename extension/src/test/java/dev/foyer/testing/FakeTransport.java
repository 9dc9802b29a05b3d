// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.foyer.Closing;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.transport.Transport;
import org.jspecify.annotations.Nullable;

/** Records what it is given, and completes it as it is told. Safe for any thread. */
public final class FakeTransport implements Transport {

    private final Behaviour behaviour;
    private final Queue<Frame> frames = new ConcurrentLinkedQueue<>();
    private final Queue<Closing> closings = new ConcurrentLinkedQueue<>();
    private final Queue<Consumer<@Nullable Throwable>> stalled = new ArrayDeque<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();

    /** How a send goes on. */
    @FunctionalInterface
    public interface Behaviour {
        void go(Frame frame, Consumer<@Nullable Throwable> done);
    }

    private FakeTransport(@Nullable Behaviour behaviour) {
        this.behaviour = behaviour == null ? (frame, done) -> stall(done) : behaviour;
    }

    /** Sends complete before {@code send} returns. */
    public static FakeTransport immediate() {
        return new FakeTransport((frame, done) -> done.accept(null));
    }

    /** Sends complete when {@link #complete} says so. */
    public static FakeTransport stalled() {
        return new FakeTransport((Behaviour) null);
    }

    /** Sends complete on another thread. */
    public static FakeTransport completingOn(Executor executor) {
        return new FakeTransport((frame, done) -> executor.execute(() -> done.accept(null)));
    }

    /** Sends go as one likes. */
    public static FakeTransport of(Behaviour behaviour) {
        return new FakeTransport(behaviour);
    }

    @Override
    public void send(Frame frame, Consumer<@Nullable Throwable> done) {
        frames.add(frame);
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        behaviour.go(frame, failure -> {
            underWay.decrementAndGet();
            done.accept(failure);
        });
    }

    @Override
    public void close(Closing closing) {
        closings.add(closing);
    }

    /** Completes the send that is stalled longest. */
    public void complete(@Nullable Throwable failure) {
        Consumer<@Nullable Throwable> next;
        synchronized (stalled) {
            next = stalled.remove();
        }
        next.accept(failure);
    }

    /** Completes what is stalled, and what stalls next, until nothing does. */
    public void completeAll() {
        while (isStalled()) {
            complete(null);
        }
    }

    /** Whether a send waits to be completed. */
    public boolean isStalled() {
        synchronized (stalled) {
            return !stalled.isEmpty();
        }
    }

    /** How often {@code send} was called. */
    public int sends() {
        return frames.size();
    }

    /** The texts of the frames given to it. */
    public List<String> texts() {
        return frames.stream().map(Frame::text).toList();
    }

    /** The frames given to it. */
    public List<Frame> frames() {
        return List.copyOf(frames);
    }

    /** Why it was closed, each time. */
    public List<Closing> closings() {
        return List.copyOf(closings);
    }

    /** How many sends were under way at once, at most. */
    public int mostUnderWay() {
        return mostUnderWay.get();
    }

    private void stall(Consumer<@Nullable Throwable> done) {
        synchronized (stalled) {
            stalled.add(done);
        }
    }
}
