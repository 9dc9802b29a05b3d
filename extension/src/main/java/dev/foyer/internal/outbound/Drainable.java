// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

/** Something that waits to be sent, by one thread at a time: whoever has claimed it. */
interface Drainable {

    /** Sends until nothing waits, or the peer has to acknowledge something first. */
    void drain(Joiner joiner);

    /** Says whether it has ended, so that nothing of it need be sent any more. */
    boolean isGone();
}
