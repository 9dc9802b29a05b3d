// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import dev.foyer.Closing;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.flow.FrameKind;
import dev.foyer.internal.outbound.Outbox;
import dev.foyer.internal.transport.Transport;

/** Records what it is given. Its peer acknowledges what it got only when {@link #answer} says so. Safe for any thread. */
public final class FakeTransport implements Transport {

    private final Behaviour behaviour;
    private final Queue<Frame> frames = new ConcurrentLinkedQueue<>();
    private final Queue<Frame> marks = new ConcurrentLinkedQueue<>();
    private final Queue<Closing> closings = new ConcurrentLinkedQueue<>();
    private final List<Frame> parts = new ArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();

    /** What a send does. */
    @FunctionalInterface
    public interface Behaviour {
        void send(Frame frame) throws IOException;
    }

    private FakeTransport(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** Sends return at once. */
    public static FakeTransport immediate() {
        return new FakeTransport(frame -> {});
    }

    /** Sends do as one likes. */
    public static FakeTransport of(Behaviour behaviour) {
        return new FakeTransport(behaviour);
    }

    @Override
    public void send(Frame frame) throws IOException {
        (frame.kind() == FrameKind.PING ? marks : frames).add(frame);
        behave(frame);
    }

    @Override
    public void sendPart(Frame part, boolean last) throws IOException {
        parts.add(part);
        if (last) {
            var text = new StringBuilder();
            parts.forEach(each -> text.append(each.text()));
            frames.add(new Frame(text.toString()));
        }
        behave(part);
    }

    private void behave(Frame frame) throws IOException {
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try {
            behaviour.send(frame);
        } finally {
            underWay.decrementAndGet();
        }
    }

    @Override
    public void close(Closing closing) {
        closings.add(closing);
    }

    /** The peer has read everything, and says so to its outbox; false if it is not asked to. */
    public boolean answer(Outbox outbox) {
        ByteBuffer content = null;
        for (Frame mark : marks) {
            content = mark.binary();
        }
        return content != null && outbox.channel().pong(content.duplicate());
    }

    /** The peer goes on reading until nothing comes any more. */
    public void answerAll(Outbox outbox) {
        while (answer(outbox)) {
            // and the next one
        }
    }

    /** How many messages were sent. */
    public int sends() {
        return frames.size();
    }

    /** The texts of the messages that were sent. */
    public List<String> texts() {
        return frames.stream().map(Frame::text).toList();
    }

    /** The messages that were sent. */
    public List<Frame> frames() {
        return List.copyOf(frames);
    }

    /** The pings that were sent. */
    public List<Frame> marks() {
        return List.copyOf(marks);
    }

    /** The parts in which messages were sent. */
    public List<Frame> parts() {
        return List.copyOf(parts);
    }

    /** Why it was closed, each time. */
    public List<Closing> closings() {
        return List.copyOf(closings);
    }

    /** How many sends were under way at once, at most. */
    public int mostUnderWay() {
        return mostUnderWay.get();
    }
}
