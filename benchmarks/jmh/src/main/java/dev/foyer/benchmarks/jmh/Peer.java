// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.jmh;

import java.util.concurrent.Executor;

import dev.foyer.Closing;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.flow.Frame.Kind;
import dev.foyer.internal.model.Settings;
import dev.foyer.internal.outbound.Outbox;
import dev.foyer.internal.outbound.Outboxes;
import dev.foyer.internal.outbound.Senders;
import dev.foyer.internal.transport.Transport;
import org.jspecify.annotations.Nullable;

/** A peer that takes what it is sent at once, and answers each ping. */
public final class Peer implements Transport {

    private final Outbox outbox;
    private @Nullable Frame last;

    /**
     * A peer behind an outbox of its own.
     *
     * @param joining whether it takes joined frames
     */
    public Peer(Outboxes outboxes, boolean joining) {
        this.outbox = outboxes.open(this, joining, closing -> {});
    }

    /** Outboxes with the settings that apply without any configuration. */
    public static Outboxes outboxes(Executor context) {
        return outboxes(Settings.DEFAULTS.outbox().window(), context);
    }

    /**
     * Outboxes for sockets that take so much at once.
     *
     * @param context runs what the senders do
     */
    public static Outboxes outboxes(int window, Executor context) {
        return new Outboxes(Settings.DEFAULTS.outbox().maxBytes(), window, new Senders(context), Runnable::run);
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
        if (frame.kind() == Kind.PING && frame.binary() != null) {
            outbox.pong(frame.binary().duplicate());
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
