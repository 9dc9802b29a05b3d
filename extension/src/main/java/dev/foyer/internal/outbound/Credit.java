// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

import dev.foyer.internal.flow.Frame;
import org.jspecify.annotations.Nullable;

/**
 * How much may be sent to one peer by a send that waits for the socket, so that it surely does not wait. What the peer has not
 * acknowledged must fit into the send buffer of the socket. It acknowledges by its pong (RFC 6455, section 5.5.3), which every client sends
 * by itself: a ping with a content that cannot be guessed goes out as a mark from time to time, and its pong says that all before it has
 * left the buffer. For one thread at a time.
 */
final class Credit {

    /** What a frame needs beside its content at most (RFC 6455, section 5.2), and one of a mark in all. */
    private static final int OVERHEAD = 10;

    private static final int MARK = 12;

    /** Less is not worth the marks: then nothing is sent this way. */
    private static final int LEAST = 1024;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final int window;
    private long sent;
    private long acknowledged;
    private long marked; // what was sent when the last mark was
    private long due; // how much may be sent after a mark until the next one is
    private byte @Nullable [] mark; // the one that is not answered

    Credit(int window) {
        this.window = window < LEAST ? 0 : window;
        this.due = this.window / 2;
    }

    /** How large a frame may be now, and leave room for a mark; negative if not even an empty one. */
    int available() {
        return (int) Math.max(-1, left() - MARK - OVERHEAD);
    }

    /** Whether there is room for a mark. */
    boolean canMark() {
        return left() >= MARK;
    }

    /** Whether more was sent than surely fits into the socket's buffer; never, if nothing is known of it. */
    boolean isOverdrawn() {
        return window > 0 && left() < 0;
    }

    private long left() {
        return window - (sent - acknowledged);
    }

    /** A frame of this size is sent. */
    void spend(int bytes) {
        sent += bytes + OVERHEAD;
    }

    /** Whether a mark should go out: enough was sent since the last one, which is answered. */
    boolean isMarkDue() {
        return window > 0 && mark == null && sent - marked > due;
    }

    /** Whether a mark is not answered yet. */
    boolean isMarked() {
        return mark != null;
    }

    /** A mark, to be sent next. */
    Frame mark() {
        var content = new byte[Long.BYTES];
        RANDOM.nextBytes(content);
        mark = content;
        sent += MARK;
        marked = sent;
        return Frame.ping(content);
    }

    /** A pong came; false if it answers no mark. */
    boolean acknowledge(ByteBuffer content) {
        if (mark == null || !ByteBuffer.wrap(mark).equals(content)) {
            return false;
        }
        mark = null;
        acknowledged = marked;
        due = due(sent - marked);
        return true;
    }

    /**
     * When the next mark is due: the later the fewer, but early enough that its answer comes before the window is used up.
     *
     * @param meanwhile how much was sent while the last answer was under way
     */
    private long due(long meanwhile) {
        return Math.max(window / 4L, Math.min(window * 7L / 8, window - 2 * meanwhile));
    }
}
