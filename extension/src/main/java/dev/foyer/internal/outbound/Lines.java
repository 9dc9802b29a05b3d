// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.backlog.Backlog;
import dev.foyer.internal.transport.Transport;

/** The lines of one connection, of which the next one begins where the last one was lost. */
final class Lines {

    private final Backlog backlog;
    private final ChannelListener listener;
    private final OutboxTerms terms;

    // Mutable state, written with the backlog's monitor held: the last line, while there is none.
    private volatile Channel current;

    Lines(Transport first, Backlog backlog, ChannelListener listener, OutboxTerms terms) {
        this.backlog = backlog;
        this.listener = listener;
        this.terms = terms;
        this.current = new Channel(first, backlog, listener, terms);
    }

    /** Returns the current or the last line. */
    Channel current() {
        return current;
    }

    /** Tests whether there is no line. Called with the monitor held. */
    boolean areLost() {
        return current.isLost();
    }

    /** Tests whether a line is the current one. Called with the monitor held. */
    boolean isOn(Channel line) {
        return line == current && !line.isLost();
    }

    /** Has what was queued sent or, without a line, kept as far as there is room. Called with the monitor held. */
    Offer claim() {
        if (areLost()) {
            backlog.trim();
        }
        return current.claim() ? Offer.CLAIMED : Offer.QUEUED;
    }

    /** Tests whether nothing is left to send. Called with the monitor held. */
    boolean areIdle() {
        return current.progress().isIdle() && !backlog.isHeld();
    }

    /** Returns the number of bytes that are under way to the peer. Called with the monitor held. */
    int underWay() {
        return current.progress().underWay();
    }

    /** Notes that the line is lost. What the peer may not have got waits again. Called with the monitor held. */
    void lose() {
        current.lose();
        backlog.rewind();
    }

    /**
     * Begins a new line, which the caller is to drain. Called with the monitor held.
     *
     * @param from the number of the last frame that is not sent on it
     * @param greeting the first frame, which has no number
     */
    Channel begin(Transport transport, long from, Frame greeting) {
        var next = new Channel(transport, backlog, listener, terms);
        backlog.begin(from, greeting);
        current = next;
        next.claim();
        return next;
    }
}
