// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import dev.foyer.internal.flow.Frame;

/** The whole of what changes are of. It is written only if it is sent. Safe for any thread. */
public interface Whole {

    /** Returns its size, or about that. */
    int bytes();

    /** Returns the frame. */
    Frame frame();
}
