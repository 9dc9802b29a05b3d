// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import dev.foyer.internal.flow.Frame;

/**
 * Keeps the frames of a connection that survives the loss of its line, in bounds. Frames are numbered from the first of
 * the connection, without numbers on the wire. For one thread at a time.
 */
final class Kept {

    private final FrameQueue queue;
    private final int maxFrames;
    private final int maxBytes;
    private final Sent sent = new Sent();

    // Mutable state.
    private long last; // the number of the last frame that was sent before the line was lost

    /**
     * Keeps frames in front of a queue.
     *
     * @param maxFrames the number of frames to keep while there is no line
     * @param maxBytes their size in bytes
     */
    Kept(FrameQueue queue, int maxFrames, int maxBytes) {
        this.queue = queue;
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
    }

    void sent(Frame frame) {
        sent.add(frame);
    }

    void mark(boolean within) {
        sent.mark(within);
    }

    void acknowledge() {
        sent.acknowledge();
    }

    void rewind() {
        last = sent.last();
        queue.prepend(sent.takeAll());
    }

    void trim() {
        while (queue.size() > maxFrames || queue.bytes() > maxBytes) {
            drop();
        }
    }

    private void drop() {
        queue.drop();
        sent.giveUp();
    }

    long rest(long seen) {
        return seen > last ? -1 : Math.max(seen, sent.arrived());
    }

    void skip(long from) {
        while (sent.arrived() < from) {
            drop();
        }
    }
}
