// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.latest;

import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Latest;

/**
 * The newest event of a key.
 *
 * @param event the event; without its content if nobody gets it later
 * @param latest what it takes the place of
 * @param awaited whether this node has emitted it, and it has not come back yet
 * @param at counts what has changed in the table
 */
record Held(Emitted event, Latest latest, boolean awaited, long at) {

    /** Returns its size, roughly. */
    int bytes() {
        return latest.key().length() + (latest.retained() ? event.frame().bytes() : 0);
    }

    /** Returns the same, which is not awaited any more. */
    Held settled() {
        return new Held(event, latest, false, at);
    }
}
