// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import java.util.ArrayDeque;
import java.util.Deque;

import dev.foyer.internal.flow.Frame;

/**
 * The frames that were sent and are not known to have arrived. Both sides number the frames of a connection in their
 * order, without numbers on the wire. For one thread at a time.
 */
final class Sent {

    private final ArrayDeque<Frame> frames = new ArrayDeque<>(1);

    // Mutable state: numbers of frames.
    private long arrived; // the last one that has arrived or was given up
    private long marked; // the last one before the mark that the peer has not answered yet

    void add(Frame frame) {
        frames.add(frame);
    }

    /** Returns the number of the last frame that was sent. */
    long last() {
        return arrived + frames.size();
    }

    /** Returns the number of the last frame that has arrived or was given up. */
    long arrived() {
        return arrived;
    }

    /**
     * Notes that a mark is sent.
     *
     * @param within whether it is sent between the parts of the last frame
     */
    void mark(boolean within) {
        marked = within ? last() - 1 : last();
    }

    /** Forgets the frames before the mark, which the peer has answered. */
    void acknowledge() {
        while (arrived < marked) {
            frames.poll();
            arrived++;
        }
    }

    /** Counts a frame that is given up, sent or not. */
    void giveUp() {
        arrived++;
    }

    /** Takes the frames, which are to be sent again. */
    Deque<Frame> takeAll() {
        var all = new ArrayDeque<>(frames);
        frames.clear();
        marked = arrived;
        return all;
    }
}
