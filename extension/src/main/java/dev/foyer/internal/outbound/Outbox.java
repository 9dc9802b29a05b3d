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
import dev.foyer.internal.outbound.backlog.Joiner;
import dev.foyer.internal.outbound.backlog.Load;
import dev.foyer.internal.outbound.backlog.Slot;
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

    /** The number of frames to keep while there is no line. */
    private static final int PARKED_FRAMES = 1_000;

    private final OutboxTerms terms;
    private final OutboxListener listener;
    private final ReaderThread reader = new ReaderThread();

    // Mutable state, guarded by the backlog's monitor.
    private final Backlog backlog;
    private volatile Channel channel; // read without the monitor, too; the last one, while there is none
    private volatile @Nullable Closing closing; // read without the monitor, too

    Outbox(Transport transport, boolean joining, OutboxTerms terms, OutboxListener listener) {
        this.terms = terms;
        this.listener = listener;
        this.backlog = new Backlog(terms.sizes().window(), joining);
        this.channel = channel(transport);
    }

    @SuppressWarnings("ThisEscapedInObjectConstruction") // the channel calls back only once it drains
    private Channel channel(Transport transport) {
        return new Channel(transport, backlog, this, terms);
    }

    /** Lets the outbox outlive its lines from now on. Called before anything is sent. */
    public void keep() {
        synchronized (backlog) {
            backlog.keep(PARKED_FRAMES, terms.sizes().parkedBytes());
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
        return channel;
    }

    /** Queues a frame and has it sent. Returns false if it was dropped. */
    public boolean offer(Frame frame) {
        Offer offer = put(frame, Mode.EVERY, frame);
        if (offer == Offer.CLAIMED) {
            if (reader.isCurrent()) {
                channel.drain(new Joiner());
            } else {
                terms.senders().drain(List.of(channel));
            }
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
            boolean lost = channel.isLost();
            if (closing != null || (lost && mode == Mode.VOLATILE)) {
                terms.traffic().dropped(closing == null ? Drop.VOLATILE : Drop.CLOSED, 1);
                return Offer.DROPPED;
            }
            if (mode == Mode.LATEST && (lost || fits(frame, key))) {
                if (backlog.replaces(key)) {
                    terms.traffic().dropped(Drop.LATEST, 1);
                }
                backlog.addNewest(frame, key);
                return claim(lost);
            }
            if (mode != Mode.LATEST && (lost || takes(waiting() + frame.bytes(), mode))) {
                backlog.add(frame);
                return claim(lost);
            }
        }
        terms.traffic().dropped(mode == Mode.VOLATILE ? Drop.VOLATILE : Drop.CLOSED, 1);
        if (mode != Mode.VOLATILE) {
            abort(Closing.SLOW);
        }
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
            backlog.addChange(change, whole, key, takes(waiting() + change.bytes(), Mode.EVERY));
            return claim(channel.isLost());
        }
    }

    /** Tests whether the newest frame of a slot may wait: one that takes no place of another may be one of too many. */
    private boolean fits(Frame frame, Object slot) {
        return !Slot.isOneOfMany(slot) || backlog.replaces(slot) || takes(waiting() + frame.bytes(), Mode.EVERY);
    }

    private Offer claim(boolean lost) {
        if (lost) {
            backlog.trim();
        }
        return channel.claim() ? Offer.CLAIMED : Offer.QUEUED;
    }

    /** Tests whether this number of bytes may wait. */
    private boolean takes(long bytes, Mode mode) {
        return bytes <= terms.sizes().maxBytes() && (mode == Mode.EVERY || backlog.isEmpty() || backlog.hasRoom(bytes));
    }

    /** Adds what waits to the load of all. */
    public void addTo(Load load) {
        synchronized (backlog) {
            load.add(waiting(), backlog.size());
        }
    }

    /** Returns the number of waiting bytes, including those under way. */
    private long waiting() {
        return backlog.bytes() + channel.progress().underWay();
    }

    /** Tests whether more than this many quarters are full although the peer still receives. */
    boolean isBehind(int quarters, long now) {
        synchronized (backlog) {
            return closing == null
                    && !channel.isLost()
                    && waiting() > terms.sizes().maxBytes() / 4L * quarters
                    && channel.progress().isTaken(now);
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
            idle = channel.isLost() || (channel.progress().isIdle() && !backlog.isHeld());
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
        channel.progress().drop();
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
            if (line != channel || line.isLost()) {
                return;
            }
            kept = closing == null && backlog.isKept();
            if (kept) {
                line.lose();
                backlog.rewind();
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
            return channel.isLost() && closing == null;
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
        Channel next = channel(transport);
        synchronized (backlog) {
            long from = rest(seen);
            if (from < 0) {
                return false;
            }
            backlog.begin(from, greeting.apply(from));
            channel = next;
            next.claim();
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
            after = channel.progress().isIdle() && !backlog.isHeld() ? closing : null;
        }
        if (after != null) {
            finish(after);
        }
    }

    @Override
    public void broken(Transport transport) {
        Channel current = channel;
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
            open = channel.isLost() ? null : channel.transport();
        }
        if (open != null) {
            open.close(reason);
        }
        terms.workers().execute(() -> listener.ended(reason));
    }
}
