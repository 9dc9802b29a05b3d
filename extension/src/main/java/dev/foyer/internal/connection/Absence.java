// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import dev.foyer.Closing;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.connection.away.Parking;
import dev.foyer.internal.outbound.Outbox;

/**
 * Lets a connection outlive its line, for as long as its client may come back. Safe for any thread.
 *
 * @param connection the connection
 * @param parking keeps account of the time and of what the client must know
 * @param outbox keeps what the client has not got
 */
record Absence(LiveConnection connection, Parking parking, Outbox outbox) {

    /**
     * Notes that the line is lost. Returns false if the client has another line already, or cannot come back yet, in
     * which case the connection ends.
     *
     * @param opened whether the connection has opened
     */
    boolean begin(Closing reason, boolean opened, long now) {
        if (!opened) {
            outbox.abort(reason);
            return false;
        }
        return parking.begin(reason, now, () -> {
            boolean lost = outbox.isParked();
            if (lost) {
                connection.parked();
            }
            return lost;
        });
    }

    /** Tests whether a line broke, or its page went away or took it for dead, rather than that its peer closed it. */
    static boolean isLoss(Closing closing) {
        int code = closing.code();
        return code == 1006 || code == 1001 || code == Closing.HEARTBEAT_MISSED.code();
    }

    /** Tests whether the connection waits for its client. */
    boolean isNow() {
        return parking.isAway() && outbox.isOpen();
    }

    /** Ends the connection if its client is away. */
    void giveUp() {
        if (parking.isAway()) {
            outbox.abort(parking.reason());
        }
    }
}
