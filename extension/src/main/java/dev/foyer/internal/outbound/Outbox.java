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
 * Orders and limits the data sent to one connection, whose transport has no other writer. One thread at a time drains
 * it, others only queue. Sends only as much as the socket surely accepts and goes on when the peer has acknowledged
 * some of it, so no thread waits for the peer. Safe for any thread. Calls neither transport nor listener with the lock
 * held.
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
    private volatile @Nullable Closing closing; // read without the monitor, too

    Outbox(Transport transport, boolean joining, OutboxTerms terms, Consumer<Closing> ended) {
        this.transport = transport;
        this.terms = terms;
        this.ended = ended;
        this.backlog = new Backlog(terms.window(), joining);
    }

    /** Queues a frame and has it sent. Returns false if it was dropped. */
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
     * Opens the connection or reads from the peer. The thread itself sends the frames that it offers meanwhile, which
     * is cheapest, and safe as the container closes the connection on this thread. The senders send all other frames.
     */
    public void reading(Runnable work) {
        reader.run(work);
    }

    /**
     * Queues a frame, unless the connection is ending. In mode {@code EVERY}, a frame that fills the outbox ends the
     * connection. In mode {@code LATEST}, it replaces an unsent one with its key and fills nothing. A volatile one is
     * dropped if something waits for the peer.
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

    /** Tests whether this number of bytes may wait. */
    private boolean takes(long bytes, Mode mode) {
        return bytes <= terms.maxBytes() && (mode == Mode.EVERY || backlog.isEmpty() || backlog.hasRoom(bytes));
    }

    /** Returns the number of waiting bytes, including those under way. */
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

    /** Tests whether more than this many quarters are full although the peer still receives. */
    boolean isBehind(int quarters, long now) {
        synchronized (progress) {
            return closing == null && waiting() > terms.maxBytes() / 4L * quarters && progress.isTaken(now);
        }
    }

    /** Sends a ping before the queued frames, unless the answer to an earlier ping is still missing. */
    public void ping() {
        synchronized (progress) {
            if (closing != null || !backlog.ping() || claim() != Offer.CLAIMED) {
                return;
            }
        }
        terms.senders().drain(List.of(this));
    }

    /** Handles a pong. Returns true if it answers a ping of this outbox. */
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

    /** Tests whether a frame is being sent or waits. */
    public boolean isSending() {
        synchronized (progress) {
            return !progress.isIdle();
        }
    }

    /**
     * Tests whether a send has taken too long, or the peer has not acknowledged for too long what it should.
     *
     * @param heard the time since which its acknowledgements are heard
     */
    public boolean isStuck(long now, long heard, Duration limit) {
        synchronized (progress) {
            return progress.isStuck(now, heard, limit);
        }
    }

    /** Ends the connection after the queued frames are sent. The first end counts. */
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

    /** Ends the connection at once and drops the queued frames. */
    public void abort(Closing reason) {
        Closing first;
        synchronized (progress) {
            first = closing == null ? reason : closing;
            closing = first;
            drop();
        }
        finish(first);
    }

    /** Handles a connection that is gone: sends nothing more and notifies nobody. */
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
        synchronized (progress) {
            return finished;
        }
    }

    /** Returns the reason if this side ends the connection. */
    public Optional<Closing> closing() {
        return Optional.ofNullable(closing);
    }

    public boolean isOpen() {
        return closing == null;
    }

    @Override
    public void drain(Joiner joiner) {
        boolean more = true;
        while (more) {
            List<Frame> frames = joiner.start();
            Fragment part;
            synchronized (progress) {
                part = finished ? null : backlog.next(frames);
                turn(part == null ? Joiner.size(frames) : part.content().bytes(), part != null || !frames.isEmpty());
            }
            more = sent(part, joiner);
        }
    }

    /** Records the bytes that are sent now, or that nothing is. */
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

    /** Sends the next data. Returns false if there is none. */
    private boolean sent(@Nullable Fragment part, Joiner joiner) {
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

    /** Ends the connection if nothing is left to send and it is closing. */
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
