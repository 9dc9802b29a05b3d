// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.flow.FrameKind;
import dev.foyer.internal.outbound.backlog.Backlog;
import dev.foyer.internal.outbound.backlog.Fragment;
import dev.foyer.internal.outbound.backlog.Joiner;
import dev.foyer.internal.outbound.backlog.Slotted;
import dev.foyer.internal.outbound.sender.Drainable;
import dev.foyer.internal.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits for one connection through one line, until that line is lost. The backlog's monitor guards it. Safe
 * for any thread.
 */
public final class Channel implements Drainable {

    private final Transport transport;
    private final Backlog backlog;
    private final ChannelListener listener;
    private final OutboxTerms terms;
    private final Progress progress;

    // Mutable state, guarded by the backlog's monitor.
    private boolean lost;
    private long asked; // the time at which the last ping was sent

    Channel(Transport transport, Backlog backlog, ChannelListener listener, OutboxTerms terms) {
        this.transport = transport;
        this.backlog = backlog;
        this.listener = listener;
        this.terms = terms;
        this.progress = new Progress(backlog);
    }

    Transport transport() {
        return transport;
    }

    /** Returns the progress of the draining. Used with the monitor held. */
    Progress progress() {
        return progress;
    }

    /** Tests whether the line is lost. Called with the monitor held. */
    boolean isLost() {
        return lost;
    }

    /** Sends nothing more. Called with the monitor held. */
    void lose() {
        lost = true;
        progress.drop();
    }

    /** Claims the draining for the caller, unless a thread drains already. Called with the monitor held. */
    boolean claim() {
        if (lost || !progress.isIdle()) {
            return false;
        }
        progress.claim(now());
        return true;
    }

    private long now() {
        return terms.clock().getAsLong();
    }

    /** Leaves a place for frames that are not known yet, after what waits now. */
    Object leaveGap() {
        synchronized (backlog) {
            return backlog.leaveGap();
        }
    }

    /** Puts frames where a place was left for them. Sends nothing. */
    void fillGap(Object place, List<Slotted> frames) {
        synchronized (backlog) {
            backlog.fillGap(place, frames);
        }
    }

    /** Has what waits sent. */
    void wake() {
        synchronized (backlog) {
            if (!claim()) {
                return;
            }
        }
        terms.senders().drain(List.of(this));
    }

    /** Sends a ping before the queued frames, unless the answer to an earlier ping is still missing. */
    public void ping() {
        synchronized (backlog) {
            if (lost || !backlog.ping() || !claim()) {
                return;
            }
        }
        terms.senders().drain(List.of(this));
    }

    /** Handles a pong. Returns true if it answers a ping of this line. */
    public boolean pong(ByteBuffer content) {
        synchronized (backlog) {
            if (lost || !backlog.acknowledge(content)) {
                return false;
            }
            terms.traffic().pinged(now() - asked);
            if (!progress.isWaiting()) {
                return true;
            }
            progress.claim(now());
        }
        drain(new Joiner());
        return true;
    }

    /** Tests whether a frame is being sent or waits. */
    public boolean isSending() {
        synchronized (backlog) {
            return !lost && !progress.isIdle();
        }
    }

    /**
     * Tests whether a send has taken too long, or the peer has not acknowledged for too long what it should.
     *
     * @param heard the time since which its acknowledgements are heard
     */
    public boolean isStuck(long now, long heard, Duration limit) {
        synchronized (backlog) {
            return !lost && progress.isStuck(now, heard, limit);
        }
    }

    /**
     * Waits until no other thread sends. Called after the last send and before the container writes its own close
     * frame: Open Liberty does not check for a send under way, and of two concurrent writes neither may ever return.
     *
     * @return false if a send was still under way after the limit
     */
    public boolean settle(Duration limit) {
        return progress.settle(limit, terms.clock());
    }

    @Override
    public boolean isGone() {
        synchronized (backlog) {
            return lost || backlog.isEnded();
        }
    }

    @Override
    public void drain(Joiner joiner) {
        boolean more = begins();
        while (more) {
            List<Frame> frames = joiner.start();
            Fragment part;
            synchronized (backlog) {
                part = lost ? null : backlog.next(frames);
                turn(part == null ? Joiner.size(frames) : part.content().bytes(), part != null || !frames.isEmpty());
                if (isPing(frames)) {
                    asked = now();
                }
            }
            more = sent(part, joiner);
        }
    }

    /** Tests whether this thread is to drain, as the claim of another one may have been for an earlier line. */
    private boolean begins() {
        synchronized (backlog) {
            return progress.begin(now());
        }
    }

    /** Tests for a ping, which is always sent alone. */
    private static boolean isPing(List<Frame> frames) {
        return frames.size() == 1 && frames.get(0).kind() == FrameKind.PING;
    }

    /** Records the bytes that are sent now, or that nothing is. */
    private void turn(int bytes, boolean any) {
        if (any) {
            progress.send(bytes, now());
        } else if (lost || backlog.isEmpty() || backlog.isHeld()) {
            progress.rest();
        } else {
            progress.await(now());
        }
        if (lost || backlog.isEnded()) {
            progress.wake();
        }
    }

    /** Sends the next data. Returns false if there is none. */
    private boolean sent(@Nullable Fragment part, Joiner joiner) {
        try {
            if (part != null) {
                transport.sendPart(part.content(), part.last());
                terms.traffic().sent(part.last() ? 1 : 0, part.content().bytes());
            } else if (!joiner.isEmpty()) {
                int frames = joiner.size();
                Frame joined = joiner.join();
                transport.send(joined);
                if (joined.kind() != FrameKind.PING) {
                    terms.traffic().sent(frames, joined.bytes());
                }
            } else {
                listener.rested();
                return false;
            }
        } catch (IOException gone) {
            listener.broken(transport);
        }
        return true;
    }
}
