// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.backlog.Whole;
import dev.foyer.internal.outbound.sender.Senders;

/** Puts one frame into many outboxes and has them drained. Safe for any thread. */
public final class Distributor {

    private final Senders senders;
    private final Pace pace;

    /**
     * Creates a distributor.
     *
     * @param senders drain the outboxes
     * @param clock gives the time in nanoseconds
     * @param pause lets the calling thread rest for a number of nanoseconds
     */
    public Distributor(Senders senders, LongSupplier clock, LongConsumer pause) {
        this(senders, new Pace(clock, pause));
    }

    Distributor(Senders senders, Pace pace) {
        this.senders = senders;
        this.pace = pace;
    }

    /**
     * Queues a frame for each receiver and returns without waiting for any of them. If all receivers are far behind
     * because the calling thread emits faster than they receive, this method holds the thread up for a moment.
     *
     * @param key identifies the frames of which only the newest is sent, if the mode is {@code LATEST}
     * @return the number of receivers that the frame is queued for
     */
    public int deliver(Collection<? extends Receiver> receivers, Frame frame, Mode mode, Object key) {
        return put(receivers, frame, mode, key, true);
    }

    /** Queues a frame as {@link #deliver} does, but never holds the calling thread up. */
    public void put(Collection<? extends Receiver> receivers, Frame frame, Mode mode, Object key) {
        put(receivers, frame, mode, key, false);
    }

    /**
     * Queues a change of what a key stands for, or the whole of it for receivers that have many changes waiting. It
     * never fills an outbox, and never holds the calling thread up.
     */
    public void putChange(Collection<? extends Receiver> receivers, Frame change, Whole whole, Object key) {
        put(receivers, outbox -> outbox.putChange(change, whole, key), new ArrayList<>(receivers.size()));
    }

    /** Holds the calling thread up as {@link #deliver} does, if another way has brought a frame to these receivers. */
    public void keepPace(Collection<? extends Receiver> receivers) {
        pace.hold(receivers);
    }

    /**
     * Queues a frame as {@link #put} does, but has nothing sent yet, so that it can be called with a lock held.
     *
     * @param claimed receives what {@link #drain} has to be called with afterwards, whatever happens
     * @return the number of receivers that the frame is queued for
     */
    public int queue(
            Collection<? extends Receiver> receivers, Frame frame, Mode mode, Object key, List<Channel> claimed) {
        int reached = 0;
        for (Receiver receiver : receivers) {
            Outbox outbox = receiver.outbox();
            Offer offer = outbox.put(frame, mode, key);
            if (offer == Offer.CLAIMED) {
                claimed.add(outbox.channel());
            }
            reached += offer == Offer.DROPPED ? 0 : 1;
        }
        return reached;
    }

    private int put(Collection<? extends Receiver> receivers, Frame frame, Mode mode, Object key, boolean paced) {
        var claimed = new ArrayList<Channel>(receivers.size());
        int reached = put(receivers, outbox -> outbox.put(frame, mode, key), claimed);
        if (paced && claimed.isEmpty() && reached > 0 && mode == Mode.EVERY) { // every receiver has something waiting
            pace.hold(receivers);
        }
        return reached;
    }

    private int put(Collection<? extends Receiver> receivers, Function<Outbox, Offer> put, List<Channel> claimed) {
        int reached = 0;
        try {
            for (Receiver receiver : receivers) {
                Outbox outbox = receiver.outbox();
                Offer offer = put.apply(outbox);
                if (offer == Offer.CLAIMED) {
                    claimed.add(outbox.channel());
                }
                reached += offer == Offer.DROPPED ? 0 : 1;
            }
        } finally { // a receiver without an outbox must not leave others claimed
            drain(claimed);
        }
        return reached;
    }

    /** Has outboxes sent that were claimed. */
    public void drain(List<Channel> claimed) {
        if (!claimed.isEmpty()) {
            senders.drain(claimed);
        }
    }
}
