// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import java.time.Duration;

/**
 * Holds what a client needs to come back to its connection.
 *
 * @param token names the connection and proves that it was the client's
 * @param window how long after the loss of the line it may come back
 */
public record ResumeTicket(String token, Duration window) {

    /** Contains no secret. */
    @Override
    public String toString() {
        return "ResumeTicket[" + window + ']';
    }
}
