// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.nio.ByteBuffer;
import java.util.List;

import dev.foyer.internal.flow.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The frames that wait to be sent to one connection, and how many of them may go now: as much as the socket surely
 * accepts. The next ones go when the peer has acknowledged some, for which it is asked. For one thread at a time.
 */
final class Backlog {

    /** The largest size of an array of joined frames. */
    private static final int MAX_JOINED = 64 * 1024;

    private final FrameQueue queue = new FrameQueue();
    private final Credit credit;
    private final boolean joining;
    private @Nullable Fragments fragments; // of the message being sent in parts
    private boolean pinged; // the next frame is a ping

    /**
     * Creates an empty backlog.
     *
     * @param window the bytes that the socket's send buffer accepts, whatever the peer does
     * @param joining whether the peer accepts a JSON array of frames
     */
    Backlog(int window, boolean joining) {
        this.credit = new Credit(window);
        this.joining = joining;
    }

    void add(Frame frame) {
        queue.add(frame);
    }

    /** Adds a frame and drops a waiting one with the same key. */
    void addNewest(Frame frame, Object key) {
        queue.addNewest(frame, key);
    }

    /** Returns the number of bytes that wait. */
    long bytes() {
        return queue.bytes() + (fragments == null ? 0 : fragments.rest());
    }

    boolean isEmpty() {
        return queue.isEmpty() && fragments == null;
    }

    /** Tests whether this number of bytes may go now. */
    boolean hasRoom(long bytes) {
        return bytes <= credit.available();
    }

    /** Makes a ping the next frame. Returns false if the answer to an earlier ping is still missing. */
    boolean ping() {
        boolean free = !credit.isMarked();
        pinged = pinged || free;
        return free;
    }

    /** Handles a pong. Returns false if it answers no ping of this backlog. */
    boolean acknowledge(ByteBuffer content) {
        return credit.acknowledge(content);
    }

    void clear() {
        queue.clear();
        fragments = null;
        pinged = false;
    }

    /**
     * Takes the next data to send. If there is none although something waits, the peer must acknowledge something
     * first, and has been asked to.
     *
     * @param frames receives frames, which are to be sent as one
     * @return a part of a large message, if that is next
     */
    @Nullable
    Fragment next(List<Frame> frames) {
        if (credit.isMarkDue() || (pinged && !credit.isMarked())) {
            frames.add(mark());
            return null;
        }
        int room = credit.available();
        if (fragments == null && queue.nextBytes() > credit.capacity()) {
            Frame large = queue.poll();
            fragments = large == null ? null : new Fragments(large);
        }
        if (fragments != null) {
            return nextPart(fragments, room, frames);
        }
        if (queue.isEmpty()) {
            return null;
        }
        if (queue.nextBytes() > room) {
            ask(frames);
        } else {
            queue.take(frames, joining ? Math.min(MAX_JOINED, room) : 0);
            credit.spend(Joiner.size(frames));
        }
        return null;
    }

    private @Nullable Fragment nextPart(Fragments of, int room, List<Frame> frames) {
        if (room < Math.min(of.rest(), credit.capacity() / 4)) { // avoids many small parts
            ask(frames);
            return null;
        }
        Fragment part = of.next(room);
        credit.spend(part.content().bytes());
        if (part.last()) {
            fragments = null;
        }
        return part;
    }

    /** Asks the peer for an acknowledgement, unless it has been asked already. */
    private void ask(List<Frame> frames) {
        if (!credit.isMarked()) {
            frames.add(mark());
        }
    }

    private Frame mark() {
        pinged = false;
        return credit.mark();
    }
}
