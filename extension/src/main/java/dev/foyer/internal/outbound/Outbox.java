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

    /** How large an array of joined frames may be. */
    private static final int MAX_JOINED = 64 * 1024;

    /** A peer that has taken nothing for so long takes nothing. */
    private static final long TAKING = Duration.ofMillis(100).toNanos();

    private static final Closing LOST = new Closing(1006, "");

    private final Transport transport;
    private final boolean joining;
    private final Outboxes shared;
    private final Consumer<Closing> ended;
    private volatile @Nullable Thread reader; // the one that reads from the peer, while it does

    // Mutable state, guarded by the queue's monitor.
    private final FrameQueue queue = new FrameQueue();
    private final Credit credit;
    private State state = State.IDLE;
    private @Nullable Fragments fragments; // of the message that is being sent in parts
    private int underWay; // bytes of the send that is, if one is
    private @Nullable Thread sending; // the thread of that send
    private long since; // when it was claimed, or that send or the wait for the peer began, by nanoTime
    private boolean pinged; // a ping is to go next
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
        this.joining = joining;
        this.shared = shared;
        this.ended = ended;
        this.credit = new Credit(shared.window());
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
     * Reads something from the peer. What this thread offers meanwhile it also sends, as that costs least. Only this thread may do so:
     * the container closes the connection on the one that reads, and a send from another one may then wait for ever (Open Liberty).
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
        synchronized (queue) {
            if (closing != null) {
                return Offer.DROPPED;
            }
            if (waiting() + frame.bytes() <= shared.maxBytes()) {
                queue.add(frame);
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
        synchronized (queue) {
            if (closing != null) {
                return Offer.DROPPED;
            }
            queue.addNewest(frame, key);
            return claim();
        }
    }

    /** Queues a frame if nothing waits for the peer. Else it is dropped. */
    public Offer putIfIdle(Frame frame) {
        synchronized (queue) {
            long size = waiting() + frame.bytes();
            boolean goesAtOnce = size <= credit.available() || (queue.isEmpty() && fragments == null);
            if (closing != null || !goesAtOnce || size > shared.maxBytes()) {
                return Offer.DROPPED;
            }
            queue.add(frame);
            return claim();
        }
    }

    /** How many bytes wait, what is under way included. */
    private long waiting() {
        return queue.bytes() + underWay + (fragments == null ? 0 : fragments.rest());
    }

    private Offer claim() {
        if (state != State.IDLE) {
            return Offer.QUEUED;
        }
        state = State.DRAINED;
        since = System.nanoTime();
        return Offer.CLAIMED;
    }

    /** Whether more than half of it is full, and the peer takes what is sent. */
    boolean isBehind(long now) {
        synchronized (queue) {
            return closing == null && waiting() > shared.maxBytes() / 2 && now - since < TAKING;
        }
    }

    /** Sends a ping before what is queued, unless the answer to another one is still to come. */
    public void ping() {
        synchronized (queue) {
            if (closing != null || credit.isMarked()) {
                return;
            }
            pinged = true;
            if (claim() != Offer.CLAIMED) {
                return;
            }
        }
        shared.drain(List.of(this));
    }

    /** A pong came; true if it answers a ping of this outbox. */
    public boolean pong(ByteBuffer content) {
        synchronized (queue) {
            if (!credit.acknowledge(content)) {
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
        synchronized (queue) {
            return state != State.IDLE;
        }
    }

    /**
     * Whether a send has been under way, or the peer has acknowledged nothing of what it should, for longer than it may.
     *
     * @param heard since when its acknowledgements are heard
     */
    public boolean isStuck(long now, long heard, Duration limit) {
        synchronized (queue) {
            long begin = sending != null || since - heard > 0 ? since : heard;
            return (sending != null || state == State.WAITING) && now - begin > limit.toNanos();
        }
    }

    /** Ends the connection after what is queued was sent. The first end counts. */
    public void close(Closing reason) {
        boolean idle;
        synchronized (queue) {
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
        synchronized (queue) {
            first = closing == null ? reason : closing;
            closing = first;
            drop();
        }
        finish(first);
    }

    /** The connection is gone: nothing more is sent, nobody is told. */
    public void discard() {
        synchronized (queue) {
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
        synchronized (queue) {
            while (sending != null && sending != Thread.currentThread()) {
                long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (millis <= 0) {
                    return false;
                }
                try {
                    queue.wait(millis);
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
        synchronized (queue) {
            return finished;
        }
    }

    private void drop() {
        queue.clear();
        fragments = null;
        pinged = false;
        state = state == State.WAITING ? State.IDLE : state;
    }

    /** Why this side ends the connection, if it does. */
    public Optional<Closing> closing() {
        synchronized (queue) {
            return Optional.ofNullable(closing);
        }
    }

    public boolean isOpen() {
        synchronized (queue) {
            return closing == null;
        }
    }

    /** Sends until nothing waits, or the peer has to acknowledge something first. Called by whoever has claimed it. */
    void drain(Joiner joiner) {
        while (true) {
            List<Frame> frames = joiner.start();
            Fragments.Part part;
            synchronized (queue) {
                part = next(frames);
                boolean any = part != null || !frames.isEmpty();
                sending = any ? Thread.currentThread() : null;
                if (finished) {
                    queue.notifyAll(); // see settle
                }
                underWay = part == null ? Joiner.size(frames) : part.content().bytes();
                if (any || state == State.WAITING) {
                    since = System.nanoTime();
                } else {
                    state = State.IDLE;
                }
            }
            if (!sent(part, joiner)) {
                return;
            }
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

    /** Takes what is to be sent next: a part of a message, or frames to be joined, or nothing for now. */
    private Fragments.@Nullable Part next(List<Frame> frames) {
        if (finished) {
            return null;
        }
        if (credit.isMarkDue() || (pinged && !credit.isMarked())) {
            frames.add(mark());
            return null;
        }
        int room = credit.available();
        if (fragments == null && queue.nextBytes() > credit.capacity()) {
            Frame large = queue.poll();
            fragments = large == null ? null : new Fragments(large);
        }
        if (fragments != null) {
            return nextPart(fragments, room, frames);
        }
        if (queue.isEmpty()) {
            return null;
        }
        if (queue.nextBytes() > room) {
            await(frames);
        } else {
            queue.take(frames, joining ? Math.min(MAX_JOINED, room) : 0);
            credit.spend(Joiner.size(frames));
        }
        return null;
    }

    private Fragments.@Nullable Part nextPart(Fragments of, int room, List<Frame> frames) {
        if (room < Math.min(of.rest(), credit.capacity() / 4)) { // or there would be many small ones
            await(frames);
            return null;
        }
        Fragments.Part part = of.next(room);
        credit.spend(part.content().bytes());
        if (part.last()) {
            fragments = null;
        }
        return part;
    }

    /** Nothing more goes until the peer has acknowledged what was sent; it is asked to, if it is not yet. */
    private void await(List<Frame> frames) {
        if (credit.isMarked()) {
            state = State.WAITING;
        } else {
            frames.add(mark());
        }
    }

    private Frame mark() {
        pinged = false;
        return credit.mark();
    }

    /** Nothing is to be sent for now. */
    private void rest() {
        Closing after;
        synchronized (queue) {
            after = state == State.IDLE ? closing : null;
        }
        if (after != null) {
            finish(after);
        }
    }

    private void finish(Closing reason) {
        synchronized (queue) {
            if (finished) {
                return;
            }
            finished = true;
        }
        transport.close(reason);
        shared.workers().execute(() -> ended.accept(reason));
    }
}
