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
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Orders and bounds what is sent to one connection. The only writer of its transport: one thread at a time drains it, the others only
 * queue. It is drained as far as the socket surely takes what is sent, and goes on when the peer has acknowledged some of it, so that no
 * thread ever waits for the peer. Safe for any thread; the transport and the listener are never called with the lock held.
 */
public final class Outbox implements Drainable {

    private static final Closing LOST = new Closing(1006, "");

    private final Transport transport;
    private final OutboxTerms terms;
    private final Consumer<Closing> ended;
    private final ReaderThread reader = new ReaderThread();

    // Mutable state, guarded by the monitor of the progress.
    private final Progress progress = new Progress();
    private final Backlog backlog;
    private boolean finished;
    private @Nullable Closing closing;

    Outbox(Transport transport, boolean joining, OutboxTerms terms, Consumer<Closing> ended) {
        this.transport = transport;
        this.terms = terms;
        this.ended = ended;
        this.backlog = new Backlog(terms.window(), joining);
    }

    /** Queues a frame and sees that it is sent. False if it was dropped. */
    public boolean offer(Frame frame) {
        Offer offer = put(frame, Mode.EVERY, frame);
        if (offer == Offer.CLAIMED) {
            if (reader.isCurrent()) {
                drain(new Joiner());
            } else {
                terms.senders().drain(List.of(this));
            }
        }
        return offer != Offer.DROPPED;
    }

    /**
     * Opens the connection or reads something from the peer. What this thread offers meanwhile it also sends, as that costs least: the
     * container closes the connection on this thread, so not meanwhile. All else goes by the senders.
     */
    public void reading(Runnable work) {
        reader.run(work);
    }

    /**
     * Queues a frame, unless the connection is ending. One that fills the outbox ends the connection now, if every event is to arrive;
     * the newest of a key takes the place of an unsent one and fills nothing; a volatile one is dropped if something waits for the peer.
     *
     * @param key names what only the newest of is sent, if the mode is {@code LATEST}
     */
    Offer put(Frame frame, Mode mode, Object key) {
        synchronized (progress) {
            if (closing != null) {
                return Offer.DROPPED;
            }
            if (mode == Mode.LATEST) {
                backlog.addNewest(frame, key);
                return claim();
            }
            if (takes(waiting() + frame.bytes(), mode)) {
                backlog.add(frame);
                return claim();
            }
        }
        if (mode == Mode.EVERY) {
            abort(Closing.SLOW);
        }
        return Offer.DROPPED;
    }

    /** Says whether so many bytes may wait. */
    private boolean takes(long bytes, Mode mode) {
        return bytes <= terms.maxBytes() && (mode == Mode.EVERY || backlog.isEmpty() || backlog.hasRoom(bytes));
    }

    /** How many bytes wait, what is under way included. */
    private long waiting() {
        return backlog.bytes() + progress.underWay();
    }

    private Offer claim() {
        if (!progress.isIdle()) {
            return Offer.QUEUED;
        }
        progress.claim(now());
        return Offer.CLAIMED;
    }

    private long now() {
        return terms.clock().getAsLong();
    }

    /** Whether more than this many quarters of it are full, and the peer takes what is sent. */
    boolean isBehind(int quarters, long now) {
        synchronized (progress) {
            return closing == null && waiting() > terms.maxBytes() / 4L * quarters && progress.isTaken(now);
        }
    }

    /** Sends a ping before what is queued, unless the answer to another one is still to come. */
    public void ping() {
        synchronized (progress) {
            if (closing != null || !backlog.ping() || claim() != Offer.CLAIMED) {
                return;
            }
        }
        terms.senders().drain(List.of(this));
    }

    /** A pong came; true if it answers a ping of this outbox. */
    public boolean pong(ByteBuffer content) {
        synchronized (progress) {
            if (!backlog.acknowledge(content)) {
                return false;
            }
            if (!progress.isWaiting()) {
                return true;
            }
            progress.claim(now());
        }
        drain(new Joiner());
        return true;
    }

    /** Whether something is being sent, or waits. */
    public boolean isSending() {
        synchronized (progress) {
            return !progress.isIdle();
        }
    }

    /**
     * Whether a send has been under way, or the peer has acknowledged nothing of what it should, for longer than it may.
     *
     * @param heard since when its acknowledgements are heard
     */
    public boolean isStuck(long now, long heard, Duration limit) {
        synchronized (progress) {
            return progress.isStuck(now, heard, limit);
        }
    }

    /** Ends the connection after what is queued was sent. The first end counts. */
    public void close(Closing reason) {
        boolean idle;
        synchronized (progress) {
            if (closing != null) {
                return;
            }
            closing = reason;
            idle = progress.isIdle();
        }
        if (idle) {
            finish(reason);
        }
    }

    /** Ends the connection now and drops what is queued. */
    public void abort(Closing reason) {
        Closing first;
        synchronized (progress) {
            first = closing == null ? reason : closing;
            closing = first;
            drop();
        }
        finish(first);
    }

    /** The connection is gone: nothing more is sent, nobody is told. */
    public void discard() {
        synchronized (progress) {
            closing = closing == null ? Closing.NORMAL : closing;
            finished = true;
            drop();
        }
    }

    private void drop() {
        backlog.clear();
        progress.drop();
    }

    /**
     * Waits until no other thread sends. To be called when nothing more is sent, before the container writes its own close frame: Open
     * Liberty does not look whether a send is under way then, and of two at once neither may ever return.
     *
     * @return false if a send was still under way after that time
     */
    public boolean settle(Duration limit) {
        return progress.settle(limit, terms.clock());
    }

    @Override
    public boolean isGone() {
        synchronized (progress) {
            return finished;
        }
    }

    /** Why this side ends the connection, if it does. */
    public Optional<Closing> closing() {
        synchronized (progress) {
            return Optional.ofNullable(closing);
        }
    }

    public boolean isOpen() {
        synchronized (progress) {
            return closing == null;
        }
    }

    @Override
    public void drain(Joiner joiner) {
        boolean more = true;
        while (more) {
            List<Frame> frames = joiner.start();
            Fragments.Part part;
            synchronized (progress) {
                part = finished ? null : backlog.next(frames);
                turn(part == null ? Joiner.size(frames) : part.content().bytes(), part != null || !frames.isEmpty());
            }
            more = sent(part, joiner);
        }
    }

    /** Says what is sent now, or that nothing is. */
    private void turn(int bytes, boolean any) {
        if (any) {
            progress.send(bytes, now());
        } else if (backlog.isEmpty()) {
            progress.rest();
        } else {
            progress.await(now());
        }
        if (finished) {
            progress.wake();
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
        synchronized (progress) {
            after = progress.isIdle() ? closing : null;
        }
        if (after != null) {
            finish(after);
        }
    }

    private void finish(Closing reason) {
        synchronized (progress) {
            if (finished) {
                return;
            }
            finished = true;
        }
        transport.close(reason);
        terms.workers().execute(() -> ended.accept(reason));
    }
}
