// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.sender;

import dev.foyer.internal.outbound.backlog.Joiner;

/** A queue that is drained by one thread at a time, the one that has claimed it. */
public interface Drainable {

    /** Sends until nothing is left, or until the peer must acknowledge something first. */
    void drain(Joiner joiner);

    /** Tests whether it has ended, so that nothing more needs to be sent. */
    boolean isGone();
}
