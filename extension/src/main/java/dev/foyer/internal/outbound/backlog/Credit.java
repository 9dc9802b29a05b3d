// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

import dev.foyer.internal.flow.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Tracks how many bytes can be sent to one peer without waiting: the unacknowledged bytes must fit into the send buffer
 * of its socket. From time to time a ping with unguessable content is sent as a mark. Every client answers a ping with
 * a pong by itself (RFC 6455, section 5.5.3), and that pong shows that everything before the mark has left the buffer.
 * For one thread at a time.
 */
final class Credit {

    /** The largest overhead of a frame: its header (RFC 6455, section 5.2) and that of a TLS record. */
    private static final int OVERHEAD = 40;

    private static final int MARK = Long.BYTES + OVERHEAD;

    private static final int LEAST = 1024;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final int window;
    private long sent;
    private long acknowledged;
    private long marked; // the value of sent at the last mark
    private long due; // bytes that may be sent after a mark before the next
    private byte @Nullable [] mark; // the unanswered mark

    /**
     * Creates the full credit of a new connection.
     *
     * @param window the bytes that the send buffer accepts, whatever the peer does
     */
    Credit(int window) {
        this.window = Math.max(window, LEAST);
        this.due = this.window / 2;
    }

    /** Returns the largest frame that leaves room for a mark after it. Negative if not even an empty frame does. */
    int available() {
        return (int) (capacity() - (sent - acknowledged));
    }

    /** Returns the largest possible size of a frame. */
    int capacity() {
        return window - MARK - OVERHEAD;
    }

    /** Counts a frame of this size as sent. */
    void spend(int bytes) {
        sent += bytes + OVERHEAD;
    }

    /** Tests whether a mark should be sent: the last one is answered, and enough was sent since. */
    boolean isMarkDue() {
        return mark == null && sent - marked > due;
    }

    /** Tests whether a mark is unanswered. If none is, there is room for one. */
    boolean isMarked() {
        return mark != null;
    }

    /** Creates a mark, which must be sent next. */
    Frame mark() {
        var content = new byte[Long.BYTES];
        RANDOM.nextBytes(content);
        mark = content;
        sent += MARK;
        marked = sent;
        return Frame.ping(content);
    }

    /** Handles a pong. Returns false if it answers no mark. */
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
     * Returns how much may be sent before the next mark. Marks should be rare, as each one costs, but the answer must
     * come before the window is used up.
     *
     * @param meanwhile the bytes sent while the last answer was under way
     */
    private long due(long meanwhile) {
        return Math.max(window / 4L, Math.min(window * 7L / 8, window - 2 * meanwhile));
    }
}
