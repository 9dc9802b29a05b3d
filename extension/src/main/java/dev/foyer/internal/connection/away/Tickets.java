// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.away;

import java.time.Duration;
import java.util.random.RandomGenerator;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.audience.Saving;
import dev.foyer.internal.audience.saved.SavedConnections;
import dev.foyer.internal.context.ResumeOffer.Claim;
import dev.foyer.internal.wire.ResumeTicket;

/**
 * Issues what clients need to come back to their connections.
 *
 * @param window how long they may stay away
 * @param random is impossible to guess
 * @param saved keeps connections where other nodes find them
 */
public record Tickets(Duration window, RandomGenerator random, SavedConnections saved) {

    /**
     * A ticket.
     *
     * @param key where other nodes find the connection
     */
    public record Issued(ResumeTicket ticket, String key) {

        /** Keeps the connection there. */
        public void save(LiveConnection connection) {
            Saving.renew(connection, key);
        }

        /** Contains no secret. */
        @Override
        public String toString() {
            return "Issued[" + ticket + ']';
        }
    }

    /** Issues the ticket for the next return to a connection. */
    public Issued issue(String connection, Parking parking) {
        String secret = parking.renew(random);
        return new Issued(
                new ResumeTicket(Claim.token(connection, saved.node(), secret), window), ResumeSecret.key(secret));
    }
}
