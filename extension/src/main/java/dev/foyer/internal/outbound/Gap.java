// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.util.List;

import dev.foyer.internal.outbound.backlog.Slotted;

/**
 * A place in the order of what one outbox sends, for frames that are not known yet. What comes after it waits. Safe for
 * any thread.
 */
public final class Gap {

    private final Receiver receiver;
    private final Object place;

    /** Leaves a place after what waits now. */
    public Gap(Receiver receiver) {
        this.receiver = receiver;
        this.place = receiver.outbox().channel().leaveGap();
    }

    /** Returns whose outbox has the place. */
    public Receiver receiver() {
        return receiver;
    }

    /**
     * Puts frames there, and lets what comes after them go. A frame that waits further back and is the same as one of
     * them stays where it is; any other in its slot is dropped.
     *
     * @return what is to be run then, without a lock, to have it sent
     */
    public Runnable fill(List<Slotted> frames) {
        Channel channel = receiver.outbox().channel();
        channel.fillGap(place, frames);
        return () -> receiver.outbox().channel().wake();
    }
}
