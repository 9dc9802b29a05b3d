// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

/** Signals that a message is larger than allowed. */
public final class TooBig extends Exception {
    private static final long serialVersionUID = 1L;

    TooBig() {
        super(null, null, false, false);
    }
}
