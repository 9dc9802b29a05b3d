// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.foyer.Closing;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Orders and bounds what is sent to one connection. The only writer of its transport: one thread at a time drains it, the others only
 * queue. It is drained as far as the socket surely takes what is sent, and goes on when the peer has acknowledged some of it, so that no
 * thread ever waits for the peer. Safe for any thread; the transport and the listener are never called with the lock held.
 */
public final class Outbox {

    /**
     * A peer that has taken nothing for so long takes nothing. On a busy machine, one that reads may need a third of it: its acknowledgement
     * comes after all else that it has sent before.
     */
    private static final long TAKING = Duration.ofSeconds(2).toNanos();

    private static final Closing LOST = new Closing(1006, "");

    private final Transport transport;
    private final Outboxes shared;
    private final Consumer<Closing> ended;
    private volatile @Nullable Thread reader; // the one that reads from the peer, while it does

    // Mutable state, guarded by the backlog's monitor.
    private final Backlog backlog;
    private State state = State.IDLE;
    private int underWay; // bytes of the send that is, if one is
    private @Nullable Thread sending; // the thread of that send
    private long since; // when it was claimed, or that send or the wait for the peer began, by nanoTime
    private boolean finished;
    private @Nullable Closing closing;

    private enum State {
        /** Nothing waits. */
        IDLE,
        /** Somebody drains it, or will. */
        DRAINED,
        /** Something waits for the peer's acknowledgement, which is asked for. */
        WAITING
    }

    Outbox(Transport transport, boolean joining, Outboxes shared, Consumer<Closing> ended) {
        this.transport = transport;
        this.shared = shared;
        this.ended = ended;
        this.backlog = new Backlog(shared.window(), joining);
    }

    /** What became of a frame. */
    public enum Offer {
        /** It was dropped. */
        DROPPED,
        /** It is queued, and sent in its turn. */
        QUEUED,
        /** It is queued, and the caller must see that the outbox is drained. */
        CLAIMED
    }

    /** Queues a frame and sees that it is sent. False if it was dropped. */
    public boolean offer(Frame frame) {
        Offer offer = put(frame);
        if (offer == Offer.CLAIMED) {
            if (Thread.currentThread() == reader) {
                drain(new Joiner());
            } else {
                shared.drain(List.of(this));
            }
        }
        return offer != Offer.DROPPED;
    }

    /**
     * Opens the connection or reads something from the peer. What this thread offers meanwhile it also sends, as that costs least: the
     * container closes the connection on this thread, so not meanwhile. All else goes by the senders.
     */
    public void reading(Runnable work) {
        Thread before = reader;
        reader = Thread.currentThread();
        try {
            work.run();
        } finally {
            reader = before;
        }
    }

    /** Queues a frame. It is dropped if the connection is ending, or ends now as the outbox is full. */
    public Offer put(Frame frame) {
        synchronized (backlog) {
            if (closing != null) {
                return Offer.DROPPED;
            }
            if (waiting() + frame.bytes() <= shared.maxBytes()) {
                backlog.add(frame);
                return claim();
            }
        }
        abort(Closing.SLOW);
        return Offer.DROPPED;
    }

    /**
     * Queues a frame in place of an unsent one with the same key. It counts, but does not fill the outbox. It is dropped if the
     * connection is ending.
     */
    public Offer putNewest(Frame frame, Object key) {
        synchronized (backlog) {
            if (closing != null) {
                return Offer.DROPPED;
            }
            backlog.addNewest(frame, key);
            return claim();
        }
    }

    /** Queues a frame if nothing waits for the peer. Else it is dropped. */
    public Offer putIfIdle(Frame frame) {
        synchronized (backlog) {
            long size = waiting() + frame.bytes();
            boolean goesAtOnce = backlog.isEmpty() || backlog.hasRoom(size);
            if (closing != null || !goesAtOnce || size > shared.maxBytes()) {
                return Offer.DROPPED;
            }
            backlog.add(frame);
            return claim();
        }
    }

    /** How many bytes wait, what is under way included. */
    private long waiting() {
        return backlog.bytes() + underWay;
    }

    private Offer claim() {
        if (state != State.IDLE) {
            return Offer.QUEUED;
        }
        state = State.DRAINED;
        since = System.nanoTime();
        return Offer.CLAIMED;
    }

    /** Whether more than this many quarters of it are full, and the peer takes what is sent. */
    boolean isBehind(int quarters, long now) {
        synchronized (backlog) {
            return closing == null && waiting() > shared.maxBytes() / 4L * quarters && now - since < TAKING;
        }
    }

    /** Sends a ping before what is queued, unless the answer to another one is still to come. */
    public void ping() {
        synchronized (backlog) {
            if (closing != null || !backlog.ping() || claim() != Offer.CLAIMED) {
                return;
            }
        }
        shared.drain(List.of(this));
    }

    /** A pong came; true if it answers a ping of this outbox. */
    public boolean pong(ByteBuffer content) {
        synchronized (backlog) {
            if (!backlog.acknowledge(content)) {
                return false;
            }
            if (state != State.WAITING) {
                return true;
            }
            state = State.DRAINED;
        }
        drain(new Joiner());
        return true;
    }

    /** Whether something is being sent, or waits. */
    public boolean isSending() {
        synchronized (backlog) {
            return state != State.IDLE;
        }
    }

    /**
     * Whether a send has been under way, or the peer has acknowledged nothing of what it should, for longer than it may.
     *
     * @param heard since when its acknowledgements are heard
     */
    public boolean isStuck(long now, long heard, Duration limit) {
        synchronized (backlog) {
            long begin = sending != null || since - heard > 0 ? since : heard;
            return (sending != null || state == State.WAITING) && now - begin > limit.toNanos();
        }
    }

    /** Ends the connection after what is queued was sent. The first end counts. */
    public void close(Closing reason) {
        boolean idle;
        synchronized (backlog) {
            if (closing != null) {
                return;
            }
            closing = reason;
            idle = state == State.IDLE;
        }
        if (idle) {
            finish(reason);
        }
    }

    /** Ends the connection now and drops what is queued. */
    public void abort(Closing reason) {
        Closing first;
        synchronized (backlog) {
            first = closing == null ? reason : closing;
            closing = first;
            drop();
        }
        finish(first);
    }

    /** The connection is gone: nothing more is sent, nobody is told. */
    public void discard() {
        synchronized (backlog) {
            closing = closing == null ? Closing.NORMAL : closing;
            finished = true;
            drop();
        }
    }

    /**
     * Waits until no other thread sends. To be called when nothing more is sent, before the container writes its own close frame: Open
     * Liberty does not look whether a send is under way then, and of two at once neither may ever return.
     *
     * @return false if a send was still under way after that time
     */
    public boolean settle(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (backlog) {
            while (sending != null && sending != Thread.currentThread()) {
                long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (millis <= 0) {
                    return false;
                }
                try {
                    backlog.wait(millis);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    /** Whether it has ended, so that nothing of it need be sent any more. */
    boolean isGone() {
        synchronized (backlog) {
            return finished;
        }
    }

    private void drop() {
        backlog.clear();
        state = state == State.WAITING ? State.IDLE : state;
    }

    /** Why this side ends the connection, if it does. */
    public Optional<Closing> closing() {
        synchronized (backlog) {
            return Optional.ofNullable(closing);
        }
    }

    public boolean isOpen() {
        synchronized (backlog) {
            return closing == null;
        }
    }

    /** Sends until nothing waits, or the peer has to acknowledge something first. Called by whoever has claimed it. */
    void drain(Joiner joiner) {
        boolean more = true;
        while (more) {
            List<Frame> frames = joiner.start();
            Fragments.Part part;
            synchronized (backlog) {
                part = finished ? null : backlog.next(frames);
                turn(part, frames);
            }
            more = sent(part, joiner);
        }
    }

    /** What is sent now, or that nothing is. */
    private void turn(Fragments.@Nullable Part part, List<Frame> frames) {
        boolean any = part != null || !frames.isEmpty();
        sending = any ? Thread.currentThread() : null;
        underWay = part == null ? Joiner.size(frames) : part.content().bytes();
        if (!any) {
            state = backlog.isEmpty() ? State.IDLE : State.WAITING;
        }
        if (state != State.IDLE) {
            since = System.nanoTime();
        }
        if (finished) {
            backlog.notifyAll(); // see settle
        }
    }

    /** Sends what is next; false if nothing is. */
    private boolean sent(Fragments.@Nullable Part part, Joiner joiner) {
        try {
            if (part != null) {
                transport.sendPart(part.content(), part.last());
            } else if (!joiner.isEmpty()) {
                transport.send(joiner.join());
            } else {
                rest();
                return false;
            }
        } catch (IOException gone) {
            abort(LOST);
        }
        return true;
    }

    /** Nothing is to be sent for now. */
    private void rest() {
        Closing after;
        synchronized (backlog) {
            after = state == State.IDLE ? closing : null;
        }
        if (after != null) {
            finish(after);
        }
    }

    private void finish(Closing reason) {
        synchronized (backlog) {
            if (finished) {
                return;
            }
            finished = true;
        }
        transport.close(reason);
        shared.workers().execute(() -> ended.accept(reason));
    }
}
