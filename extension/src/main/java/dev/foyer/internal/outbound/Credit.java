// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

import dev.foyer.internal.flow.Frame;
import org.jspecify.annotations.Nullable;

/**
 * How much may be sent to one peer so that no send waits for it: what it has not acknowledged must fit into the send buffer of its socket.
 * It acknowledges by its pong (RFC 6455, section 5.5.3), which every client sends by itself: a ping with a content that cannot be guessed
 * goes out as a mark from time to time, and its pong says that all before it has left the buffer. For one thread at a time.
 */
final class Credit {

    /** What a frame needs beside its content at most: its header (RFC 6455, section 5.2) and that of a TLS record. */
    private static final int OVERHEAD = 40;

    private static final int MARK = Long.BYTES + OVERHEAD;

    private static final int LEAST = 1024;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final int window;
    private long sent;
    private long acknowledged;
    private long marked; // what was sent when the last mark was
    private long due; // how much may be sent after a mark until the next one is
    private byte @Nullable [] mark; // the one that is not answered

    /**
     * Nothing is sent yet.
     *
     * @param window how much the send buffer takes whatever the peer does
     */
    Credit(int window) {
        this.window = Math.max(window, LEAST);
        this.due = this.window / 2;
    }

    /** How large a frame may be now, so that there is room for a mark after it; negative if not even an empty one. */
    int available() {
        return (int) (capacity() - (sent - acknowledged));
    }

    /** How large a frame may be at most. */
    int capacity() {
        return window - MARK - OVERHEAD;
    }

    /** A frame of this size is sent. */
    void spend(int bytes) {
        sent += bytes + OVERHEAD;
    }

    /** Whether a mark should go out: enough was sent since the last one, which is answered. */
    boolean isMarkDue() {
        return mark == null && sent - marked > due;
    }

    /** Whether a mark is not answered yet; if none is, there is room for one. */
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
     * When the next mark is due: late, as each one costs, but early enough that its answer comes before the window is used up.
     *
     * @param meanwhile how much was sent while the last answer was under way
     */
    private long due(long meanwhile) {
        return Math.max(window / 4L, Math.min(window * 7L / 8, window - 2 * meanwhile));
    }
}
