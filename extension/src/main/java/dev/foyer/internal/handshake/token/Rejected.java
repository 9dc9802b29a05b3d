// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake.token;

import dev.foyer.internal.flow.Refusal;

/** Reports a token with which nobody may connect. */
public final class Rejected extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    Rejected(Refusal refusal) {
        super(null, null, false, false);
        this.refusal = refusal;
    }

    /** Returns the answer. */
    public Refusal refusal() {
        return refusal;
    }
}
