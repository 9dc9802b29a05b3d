// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.jmh;

import java.util.concurrent.Executor;

import dev.foyer.Closing;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.flow.FrameKind;
import dev.foyer.internal.measure.Traffic;
import dev.foyer.internal.outbound.Outbox;
import dev.foyer.internal.outbound.OutboxFactory;
import dev.foyer.internal.outbound.OutboxSizes;
import dev.foyer.internal.outbound.sender.Senders;
import dev.foyer.internal.transport.Transport;
import org.jspecify.annotations.Nullable;

/** A peer that takes what it is sent at once, and answers each ping. */
public final class Peer implements Transport {

    /** How much a socket surely takes, without any configuration. */
    public static final int WINDOW = 24 * 1024;

    private static final int MAX_BYTES = 1024 * 1024;

    private final Outbox outbox;
    private @Nullable Frame last;

    /**
     * A peer behind an outbox of its own.
     *
     * @param joining whether it takes joined frames
     */
    public Peer(OutboxFactory outboxes, boolean joining) {
        this.outbox = outboxes.open(this, joining, closing -> {});
    }

    /** Outboxes with the settings that apply without any configuration. */
    public static OutboxFactory outboxes(Executor context) {
        return outboxes(WINDOW, context);
    }

    /**
     * Outboxes for sockets that take so much at once.
     *
     * @param context runs what the senders do
     */
    public static OutboxFactory outboxes(int window, Executor context) {
        return outboxes(window, senders(context));
    }

    /** Outboxes for sockets that take so much at once, which these senders drain. */
    public static OutboxFactory outboxes(int window, Senders senders) {
        return new OutboxFactory(
                new OutboxSizes(MAX_BYTES, window, MAX_BYTES), senders, Runnable::run, System::nanoTime, new Traffic());
    }

    /** Senders that run in a context. */
    public static Senders senders(Executor context) {
        return new Senders(context, work -> {
            var thread = new Thread(work, "foyer-sender");
            thread.setDaemon(true);
            return thread;
        });
    }

    public Outbox outbox() {
        return outbox;
    }

    /** What it was sent last, to be returned by a benchmark. */
    public @Nullable Frame last() {
        return last;
    }

    @Override
    public void send(Frame frame) {
        last = frame;
        if (frame.kind() == FrameKind.PING && frame.binary() != null) {
            outbox.channel().pong(frame.binary().duplicate());
        }
    }

    @Override
    public void sendPart(Frame part, boolean isLast) {
        last = part;
    }

    @Override
    public void close(Closing closing) {
        throw new IllegalStateException("It was sent faster than it takes it.");
    }
}
