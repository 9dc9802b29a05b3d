// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import java.nio.ByteBuffer;
import java.util.List;

import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.flow.FrameKind;
import org.jspecify.annotations.Nullable;

/**
 * The frames that wait to be sent to one connection, and how many of them may go now: as much as the socket surely
 * accepts. The next ones go when the peer has acknowledged some, for which it is asked. For one thread at a time.
 */
public final class Backlog {

    /** The largest size of an array of joined frames. */
    private static final int MAX_JOINED = 64 * 1024;

    private final FrameQueue queue = new FrameQueue();
    private final int window;
    private final boolean joining;

    // Mutable state.
    private Credit credit;
    private @Nullable Kept kept; // of a connection that survives the loss of a line
    private @Nullable Frame greeting; // of the current line, before all that waits
    private @Nullable Fragments fragments; // of the message being sent in parts
    private boolean pinged; // the next frame is a ping
    private boolean ended;

    /**
     * Creates an empty backlog.
     *
     * @param window the bytes that the socket's send buffer accepts, whatever the peer does
     * @param joining whether the peer accepts a JSON array of frames
     */
    public Backlog(int window, boolean joining) {
        this.window = window;
        this.credit = new Credit(window);
        this.joining = joining;
    }

    /**
     * Keeps, from now on, what was sent until the peer has acknowledged it. Called before the first frame.
     *
     * @param maxFrames the number of frames to keep while there is no line
     * @param maxBytes their size in bytes
     */
    public void keep(int maxFrames, int maxBytes) {
        kept = new Kept(queue, maxFrames, maxBytes);
    }

    /** Tests whether {@link #keep} was called, so that a lost line can be replaced. */
    public boolean isKept() {
        return kept != null;
    }

    public void add(Frame frame) {
        queue.add(frame);
    }

    /** Adds a frame and drops a waiting one with the same key. */
    public void addNewest(Frame frame, Object key) {
        queue.addNewest(frame, key);
    }

    /**
     * Adds a change of what the key stands for, or else the whole of it, whichever is less to send.
     *
     * @param fits whether there is room for a change; a whole needs none
     */
    public void addChange(Frame change, Whole whole, Object key, boolean fits) {
        if (!fits || !queue.addChange(change, whole.bytes(), key)) {
            queue.addNewest(whole.frame(), key);
        }
    }

    /** Tests whether a frame waits that the next one with this key replaces. */
    public boolean replaces(Object key) {
        return queue.replaces(key);
    }

    /** Leaves a place for frames that are not known yet. What is added later waits until it is filled. */
    public Object leaveGap() {
        return queue.leaveGap();
    }

    /** Puts frames where a place was left for them. */
    public void fillGap(Object place, List<Slotted> frames) {
        queue.fillGap(place, frames);
    }

    /** Tests whether what waits must go on waiting until a place is filled. */
    public boolean isHeld() {
        return fragments == null && greeting == null && queue.isHeld();
    }

    /** Returns the number of bytes that wait. */
    public long bytes() {
        return queue.bytes() + (fragments == null ? 0 : fragments.rest());
    }

    /** Returns the number of frames that wait. */
    public int size() {
        return queue.size() + (fragments == null ? 0 : 1) + (greeting == null ? 0 : 1);
    }

    public boolean isEmpty() {
        return queue.isEmpty() && fragments == null && greeting == null;
    }

    /** Tests whether this number of bytes may go now. */
    public boolean hasRoom(long bytes) {
        return bytes <= credit.available();
    }

    /** Makes a ping the next frame. Returns false if the answer to an earlier ping is still missing. */
    public boolean ping() {
        boolean free = !ended && !credit.isMarked();
        pinged = pinged || free;
        return free;
    }

    /** Handles a pong. Returns false if it answers no ping of this backlog. */
    public boolean acknowledge(ByteBuffer content) {
        boolean ours = credit.acknowledge(content);
        if (ours && kept != null) {
            kept.acknowledge();
        }
        return ours;
    }

    /** Has nothing to send any more. */
    public void end() {
        ended = true;
    }

    public boolean isEnded() {
        return ended;
    }

    public void clear() {
        queue.clear();
        kept = null;
        restart();
    }

    /** Puts what was sent and not acknowledged back before what waits, as its line is lost. Drops what is too much. */
    public void rewind() {
        restart();
        if (kept != null) {
            kept.rewind();
            kept.trim();
        }
    }

    private void restart() {
        credit = new Credit(window);
        fragments = null;
        greeting = null;
        pinged = false;
    }

    /** Drops the oldest frames if more wait than may be kept without a line. */
    public void trim() {
        if (kept != null) {
            kept.trim();
        }
    }

    /**
     * Returns the number of the last frame that need not be sent on a new line.
     *
     * @param seen the number of the last frame that the peer has got
     * @return {@code seen} if nothing in between is lost, more if something is, or -1 if the peer cannot have got it
     */
    public long rest(long seen) {
        return kept == null ? -1 : kept.rest(seen);
    }

    /**
     * Begins a new line.
     *
     * @param from the number of the last frame that is not sent on it
     * @param first the frame before all others, which has no number
     */
    public void begin(long from, Frame first) {
        if (kept != null) {
            kept.skip(from);
        }
        greeting = first;
    }

    /**
     * Takes the next data to send. If there is none although something waits, the peer must acknowledge something
     * first, and has been asked to.
     *
     * @param frames receives frames, which are to be sent as one
     * @return a part of a large message, if that is next
     */
    public @Nullable Fragment next(List<Frame> frames) {
        if (ended) {
            return null;
        }
        if (greeting != null) {
            frames.add(greeting);
            credit.spend(greeting.bytes());
            greeting = null;
            return null;
        }
        if (credit.isMarkDue() || (pinged && !credit.isMarked())) {
            frames.add(mark());
            return null;
        }
        int room = credit.available();
        if (fragments == null && queue.nextBytes() > credit.capacity()) {
            Frame large = queue.poll();
            fragments = large == null ? null : new Fragments(large);
            sent(large);
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
            if (kept != null) {
                frames.forEach(this::sent);
            }
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

    private void sent(@Nullable Frame frame) {
        if (kept != null && frame != null && frame.kind() == FrameKind.JSON) {
            kept.sent(frame);
        }
    }

    /** Asks the peer for an acknowledgement, unless it has been asked already. */
    private void ask(List<Frame> frames) {
        if (!credit.isMarked()) {
            frames.add(mark());
        }
    }

    private Frame mark() {
        pinged = false;
        if (kept != null) {
            kept.mark(fragments != null);
        }
        return credit.mark();
    }
}
