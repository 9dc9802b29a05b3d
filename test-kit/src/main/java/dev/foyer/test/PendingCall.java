// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

/** Is an event whose answer may take some time, because its handler returns a stage. For one thread. */
public final class PendingCall {

    private final Received inbox;
    private final String id;
    private final String event;

    PendingCall(Received inbox, String id, String event) {
        this.inbox = inbox;
        this.id = id;
        this.event = event;
    }

    /** Tests whether it has been answered. */
    public boolean isAnswered() {
        return inbox.isAnswered(id);
    }

    /** Tests whether it has been answered with an error. */
    public boolean isRefused() {
        return inbox.isRefused(id);
    }

    /**
     * Returns its reply.
     *
     * @throws AssertionError if it has not been answered yet, or with an error
     */
    public Answer reply() {
        return inbox.reply(id, event);
    }

    /**
     * Returns the error that answers it.
     *
     * @throws AssertionError if it has not been answered yet, or with a reply
     */
    public EventError error() {
        return inbox.error(id, event);
    }
}
