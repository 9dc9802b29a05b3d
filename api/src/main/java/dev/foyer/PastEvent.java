// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.time.Instant;
import java.util.Optional;

/** Represents an event that a room has kept, see {@link RoomHistory}. Safe for any thread. */
public interface PastEvent {

    /** Returns the name of the event. */
    String name();

    /** Returns the data as JSON, exactly as clients got it, if the event has data. */
    Optional<String> json();

    /**
     * Returns the data as a type.
     *
     * @throws IllegalStateException if the event has no data
     * @throws IllegalArgumentException if JSON-B cannot read the type from the data
     */
    <T> T data(Class<T> type);

    /** Returns when the event was emitted, by the clock of the node that emitted it. */
    Instant time();

    /**
     * Returns the position of the event in its room. Clients get the same text as {@code at}. Two numbers with a hyphen
     * between them: the second one counts the events of the room without a gap, and begins anew when the first changes.
     */
    String position();
}
