// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.flow.Frame;

/** Puts one frame into many outboxes, and sees that they are drained. Safe for any thread. */
public final class Distributor {

    private final Senders senders;
    private final Pace pace;

    /**
     * Distributes frames.
     *
     * @param senders drain the outboxes
     * @param clock gives the time in nanoseconds
     */
    public Distributor(Senders senders, LongSupplier clock) {
        this(senders, new Pace(clock, LockSupport::parkNanos));
    }

    Distributor(Senders senders, Pace pace) {
        this.senders = senders;
        this.pace = pace;
    }

    /**
     * Queues a frame for each receiver, and returns without waiting for any of them. If all of them are far behind, as they take what they
     * are sent more slowly than the calling thread emits, this holds the thread up for a moment.
     *
     * @param key names what only the newest of is sent, if the mode is {@code LATEST}
     * @return how many of them it is queued for
     */
    public int deliver(Collection<? extends Receiver> receivers, Frame frame, Mode mode, Object key) {
        var claimed = new ArrayList<Outbox>(receivers.size());
        int reached = 0;
        try {
            for (Receiver receiver : receivers) {
                Outbox outbox = receiver.outbox();
                Offer offer = outbox.put(frame, mode, key);
                if (offer == Offer.CLAIMED) {
                    claimed.add(outbox);
                }
                reached += offer == Offer.DROPPED ? 0 : 1;
            }
        } finally { // a receiver that has no outbox must not leave others claimed
            drain(claimed);
        }
        if (claimed.isEmpty() && reached > 0 && mode == Mode.EVERY) { // something waits for each of them
            pace.hold(receivers);
        }
        return reached;
    }

    private void drain(List<Outbox> claimed) {
        if (!claimed.isEmpty()) {
            senders.drain(claimed);
        }
    }
}
