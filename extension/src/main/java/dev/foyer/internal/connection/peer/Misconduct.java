// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.peer;

import dev.foyer.Closing;

/** The closings for peers that broke a rule. */
public final class Misconduct {

    private Misconduct() {}

    /** Returns the closing for a peer that broke a rule, with the rule. */
    public static Closing policy(String reason) {
        return new Closing(Closing.POLICY.code(), reason);
    }

    /** Returns the closing for a message that was larger than a limit. */
    public static Closing tooBig(int maxBytes) {
        return new Closing(Closing.TOO_BIG.code(), "larger than " + maxBytes + " bytes");
    }
}
