// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.presence;

import java.time.Instant;

/**
 * A connection that is present in a room.
 *
 * @param connection its id
 * @param user the id of its user, or its own id if it has none
 * @param since when it was first said to be
 * @param value what is said of it, as JSON
 * @param away whether its line is lost, and its client may come back
 */
public record Entry(String connection, String user, Instant since, String value, boolean away) {

    /** Creates the entry of a connection that has a line. */
    public Entry(String connection, String user, Instant since, String value) {
        this(connection, user, since, value, false);
    }

    /** Returns the same entry, away or not. */
    Entry as(boolean nowAway) {
        return new Entry(connection, user, since, value, nowAway);
    }
}
