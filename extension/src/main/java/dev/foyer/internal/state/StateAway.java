// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import dev.foyer.internal.diagnostics.Code;

/** Signals that the engine does not answer. */
final class StateAway extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    StateAway(String room) {
        super(Code.STATE_AWAY.text(room));
    }
}
