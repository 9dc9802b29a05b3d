// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.nio.ByteBuffer;
import java.util.List;

import dev.foyer.internal.flow.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one connection, and how much of it may go now: as much as the socket surely takes, and then nothing until the
 * peer has acknowledged some of it, which it is asked to. For one thread at a time.
 */
final class Backlog {

    /** How large an array of joined frames may be. */
    private static final int MAX_JOINED = 64 * 1024;

    private final FrameQueue queue = new FrameQueue();
    private final Credit credit;
    private final boolean joining;
    private @Nullable Fragments fragments; // of the message that is being sent in parts
    private boolean pinged; // a ping is to go next

    /**
     * Nothing waits.
     *
     * @param window how much the send buffer of the socket takes, whatever the peer does
     * @param joining whether the peer takes a JSON array of frames for the frames
     */
    Backlog(int window, boolean joining) {
        this.credit = new Credit(window);
        this.joining = joining;
    }

    void add(Frame frame) {
        queue.add(frame);
    }

    /** Adds a frame and drops the one with the same key, if one waits. */
    void addNewest(Frame frame, Object key) {
        queue.addNewest(frame, key);
    }

    /** How many bytes wait. */
    long bytes() {
        return queue.bytes() + (fragments == null ? 0 : fragments.rest());
    }

    boolean isEmpty() {
        return queue.isEmpty() && fragments == null;
    }

    /** Whether so many bytes may go now. */
    boolean hasRoom(long bytes) {
        return bytes <= credit.available();
    }

    /** A ping goes next; false if the answer to another one is still to come. */
    boolean ping() {
        boolean free = !credit.isMarked();
        pinged = pinged || free;
        return free;
    }

    /** A pong came; false if it answers no ping of this one. */
    boolean acknowledge(ByteBuffer content) {
        return credit.acknowledge(content);
    }

    void clear() {
        queue.clear();
        fragments = null;
        pinged = false;
    }

    /**
     * Takes what is to be sent next. If that is nothing although something waits, the peer has to acknowledge something first, and has
     * been asked to.
     *
     * @param frames takes frames, which are to be sent as one
     * @return a part of a large message, if that is next
     */
    Fragments.@Nullable Part next(List<Frame> frames) {
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

    private Fragments.@Nullable Part nextPart(Fragments of, int room, List<Frame> frames) {
        if (room < Math.min(of.rest(), credit.capacity() / 4)) { // or there would be many small ones
            ask(frames);
            return null;
        }
        Fragments.Part part = of.next(room);
        credit.spend(part.content().bytes());
        if (part.last()) {
            fragments = null;
        }
        return part;
    }

    /** The peer has to acknowledge something; it is asked to, if it is not yet. */
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
