// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.time.Clock;

import dev.foyer.internal.address.Address;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.spi.Retention;

/**
 * What the log of a room works with.
 *
 * @param clock the wall clock
 */
record RoomTerms(RoomLog log, Hall hall, Retention keep, Clock clock) {

    /** Has an event of the log arrive, whatever comes of it: those that follow must arrive. */
    void arrive(Address to, Entry entry) {
        try {
            hall.arrive(to, entry.placed());
        } catch (RuntimeException unexpected) {
            Log.error(Code.MESSAGE_FAILED, unexpected, "ROOM");
        }
    }
}
