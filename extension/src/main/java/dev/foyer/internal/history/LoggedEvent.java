// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.time.Instant;

import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Emitted;
import org.jspecify.annotations.Nullable;

/**
 * What is in the log of a room: an event, or that one was lost on its way there.
 *
 * @param origin where it comes from
 * @param time when it was emitted
 * @param to the members that it is for; {@code null} if it is for all
 * @param action the event, without its position; or {@link Action.Missed}
 */
public record LoggedEvent(
        Origin origin, Instant time, @Nullable Address to, Action action) {

    /**
     * Tells emits from each other.
     *
     * @param node the id of the node; empty for a node that is alone
     * @param number the number of the emit, which grows for each room; 0 if it cannot come twice
     */
    public record Origin(String node, long number) {

        /** Is where events come from on a node that is alone. */
        public static final Origin HERE = new Origin("", 0);
    }

    /** Returns whether this is an event. */
    boolean isEvent() {
        return action instanceof Emitted;
    }

    /** Returns the event. Throws an exception if this is none. */
    Emitted event() {
        return (Emitted) action;
    }

    /** Returns the same with another origin. */
    public LoggedEvent from(Origin other) {
        return new LoggedEvent(other, time, to, action);
    }
}
