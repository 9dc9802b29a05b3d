// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

import dev.foyer.Closing;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.measure.Traffic.Drop;
import dev.foyer.internal.outbound.backlog.Backlog;
import dev.foyer.internal.outbound.backlog.Capacity;
import dev.foyer.internal.outbound.backlog.Load;
import dev.foyer.internal.outbound.backlog.Whole;
import dev.foyer.internal.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Orders and limits the data sent to one connection, whose transport has no other writer. One thread at a time drains
 * it, others only queue. Sends only as much as the socket surely accepts and goes on when the peer has acknowledged
 * some of it, so no thread waits for the peer. Can outlive its line: then it keeps what the peer may not have got, and
 * waits for another line. Safe for any thread. Calls neither transport nor listener with the lock held.
 */
public final class Outbox implements ChannelListener {

    private static final Closing LOST = new Closing(1006, "");

    private final OutboxTerms terms;
    private final OutboxListener listener;
    private final ReaderThread reader = new ReaderThread();

    // Mutable state, guarded by the backlog's monitor.
    private final Backlog backlog;
    private final Capacity capacity;
    private final Lines lines;
    private volatile @Nullable Closing closing; // read without the monitor, too

    Outbox(Transport transport, boolean joining, OutboxTerms terms, OutboxListener listener) {
        this.terms = terms;
        this.listener = listener;
        this.backlog = new Backlog(terms.sizes().window(), joining);
        this.capacity = new Capacity(backlog, terms.sizes().maxBytes());
        this.lines = new Lines(transport, backlog, this, terms);
    }

    /** Lets the outbox outlive its lines from now on. Called before anything is sent. */
    public void keep() {
        synchronized (backlog) {
            backlog.keep(OutboxSizes.PARKED_FRAMES, terms.sizes().parkedBytes());
        }
    }

    /** Tests whether the outbox can outlive its line. */
    public boolean isKept() {
        synchronized (backlog) {
            return backlog.isKept();
        }
    }

    /** Returns the current or the last channel. */
    public Channel channel() {
        return lines.current();
    }

    /** Queues a frame and has it sent. Returns false if it was dropped. */
    public boolean offer(Frame frame) {
        Offer offer = put(frame, Mode.EVERY, frame);
        if (offer == Offer.CLAIMED) {
            reader.drain(channel(), terms.senders());
        }
        return offer != Offer.DROPPED;
    }

    /** Opens the connection or reads from the peer. The thread itself sends the frames that it offers meanwhile. */
    public void reading(Runnable work) {
        reader.run(work);
    }

    /**
     * Queues a frame, unless the connection is ending. In mode {@code EVERY}, a frame that fills the outbox ends the
     * connection. In mode {@code LATEST}, it replaces an unsent one in its slot, and fills nothing unless there may be
     * any number of slots. A volatile one is dropped if something waits for the peer.
     */
    Offer put(Frame frame, Mode mode, Object key) {
        synchronized (backlog) {
            boolean lost = lines.areLost();
            if (closing != null || (lost && mode == Mode.VOLATILE)) {
                return dropped(closing == null ? Drop.VOLATILE : Drop.CLOSED);
            }
            if (mode == Mode.LATEST && (lost || capacity.fits(frame, key, lines.underWay()))) {
                if (backlog.replaces(key)) {
                    terms.traffic().dropped(Drop.LATEST, 1);
                }
                backlog.addNewest(frame, key);
                return lines.claim();
            }
            if (mode != Mode.LATEST && (lost || capacity.takes(frame, mode, lines.underWay()))) {
                backlog.add(frame);
                return lines.claim();
            }
        }
        if (mode == Mode.VOLATILE) {
            return dropped(Drop.VOLATILE);
        }
        abort(Closing.SLOW);
        return dropped(Drop.CLOSED);
    }

    private Offer dropped(Drop reason) {
        terms.traffic().dropped(reason, 1);
        return Offer.DROPPED;
    }

    /**
     * Queues a change of what the key stands for, or the whole of it in place of changes that wait. It fills nothing.
     */
    Offer putChange(Frame change, Whole whole, Object key) {
        synchronized (backlog) {
            if (closing != null) {
                return Offer.DROPPED;
            }
            backlog.addChange(change, whole, key, capacity.takes(change, Mode.EVERY, lines.underWay()));
            return lines.claim();
        }
    }

    /** Adds what waits to the load of all. */
    public void addTo(Load load) {
        synchronized (backlog) {
            load.add(backlog.bytes() + lines.underWay(), backlog.size());
        }
    }

    /** Tests whether more than this many quarters are full although the peer still receives. */
    boolean isBehind(int quarters, long now) {
        synchronized (backlog) {
            return closing == null
                    && !lines.areLost()
                    && capacity.isFull(quarters, lines.underWay())
                    && channel().progress().isTaken(now);
        }
    }

    /** Ends the connection after the queued frames are sent. The first end counts. */
    public void close(Closing reason) {
        boolean idle;
        synchronized (backlog) {
            if (closing != null) {
                return;
            }
            closing = reason;
            idle = lines.areLost() || lines.areIdle();
        }
        if (idle) {
            finish(reason);
        }
    }

    /** Ends the connection at once and drops the queued frames. */
    public void abort(Closing reason) {
        Closing first;
        synchronized (backlog) {
            first = closing == null ? reason : closing;
            closing = first;
            drop();
        }
        finish(first);
    }

    /** Handles a connection that is gone: sends nothing more and notifies nobody. */
    public void discard() {
        synchronized (backlog) {
            closing = closing == null ? Closing.NORMAL : closing;
            drop();
            backlog.end();
        }
    }

    private void drop() {
        terms.traffic().dropped(Drop.CLOSED, backlog.size());
        backlog.clear();
        channel().progress().drop();
    }

    /**
     * Handles the loss of a line: waits for another one if that was allowed, and else ends the connection. Does nothing
     * if the line is not the current one.
     *
     * @param reason what the line is closed with, in case it is only half lost
     */
    public void lost(Channel line, Closing reason) {
        boolean kept;
        synchronized (backlog) {
            if (!lines.isOn(line)) {
                return;
            }
            kept = closing == null && backlog.isKept();
            if (kept) {
                lines.lose();
            }
        }
        if (kept) {
            line.transport().close(reason);
            listener.parked(reason);
        } else {
            abort(reason);
        }
    }

    /** Tests whether the line is lost and another one is waited for. */
    public boolean isParked() {
        synchronized (backlog) {
            return lines.areLost() && closing == null;
        }
    }

    /**
     * Returns the number of the last frame that need not be sent on a new line to a peer that has got {@code seen}:
     * more than that if something is lost, or -1 if there can be no new line.
     */
    public long rest(long seen) {
        synchronized (backlog) {
            return isParked() ? backlog.rest(seen) : -1;
        }
    }

    /**
     * Goes on with a new line.
     *
     * @param seen the number of the last frame that the peer has got
     * @param greeting writes the first frame on the line, which has no number, for the number of the last frame that is
     *     not sent on it; called with the lock held
     * @return false if there can be no new line; see {@link #rest}
     */
    public boolean resume(Transport transport, long seen, LongFunction<Frame> greeting) {
        Channel next;
        synchronized (backlog) {
            long from = rest(seen);
            if (from < 0) {
                return false;
            }
            next = lines.begin(transport, from, greeting.apply(from));
        }
        terms.senders().drain(List.of(next));
        return true;
    }

    /** Returns the reason if this side ends the connection. */
    public Optional<Closing> closing() {
        return Optional.ofNullable(closing);
    }

    public boolean isOpen() {
        return closing == null;
    }

    /** Ends the connection if it is closing, as nothing is left to send. */
    @Override
    public void rested() {
        Closing after;
        synchronized (backlog) {
            after = lines.areIdle() ? closing : null;
        }
        if (after != null) {
            finish(after);
        }
    }

    @Override
    public void broken(Transport transport) {
        Channel current = channel();
        if (current.transport() == transport) {
            lost(current, LOST);
        }
    }

    private void finish(Closing reason) {
        Transport open;
        synchronized (backlog) {
            if (backlog.isEnded()) {
                return;
            }
            backlog.end();
            open = lines.areLost() ? null : channel().transport();
        }
        if (open != null) {
            open.close(reason);
        }
        terms.workers().execute(() -> listener.ended(reason));
    }
}
