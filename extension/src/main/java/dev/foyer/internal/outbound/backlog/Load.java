// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

/** Adds up what waits in outboxes. For one thread. */
public final class Load {

    private long bytes;
    private long frames;

    /** Adds what waits in one of them. */
    public void add(long moreBytes, int moreFrames) {
        bytes += moreBytes;
        frames += moreFrames;
    }

    /** Returns the number of bytes, including those under way. */
    public long bytes() {
        return bytes;
    }

    /** Returns the number of frames, without those under way. */
    public long frames() {
        return frames;
    }
}
