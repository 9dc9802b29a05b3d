// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

import java.time.Duration;

import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;

/**
 * Is the end of a log.
 *
 * @param end the position of the newest message
 * @param ordinal counts all messages of the log, over all epochs
 * @param total the bytes of these messages
 * @param appended when the newest message was appended, in milliseconds since 1970
 * @param keep bounds what is read; what is beyond is removed later
 */
record LogHead(Position end, long ordinal, long total, long appended, Retention keep) {

    /** Returns the log after its first message. */
    static LogHead first(long epoch, long bytes, long now, Retention keep) {
        return new LogHead(new Position(epoch, 0), 0, bytes, now, keep);
    }

    /** Returns the log after another message. */
    LogHead next(long bytes, long now, Retention newKeep) {
        var next = new Position(end.epoch(), end.number() + 1);
        return new LogHead(next, ordinal + 1, total + bytes, Math.max(appended, now), newKeep);
    }

    /** Returns the log after the first message of another epoch. */
    LogHead nextEpoch(long since, long bytes, long now, Retention newKeep) {
        long epoch = Math.max(now, Math.max(since, end.epoch() + 1));
        return new LogHead(new Position(epoch, 0), ordinal + 1, total + bytes, Math.max(appended, now), newKeep);
    }

    /** Tests whether nothing was appended for as long as messages are kept: the log is empty. */
    boolean isOver(long now) {
        return appended + keep.age().toMillis() <= now;
    }

    /** Tests whether the log may have been lost: what is appended now begins another epoch. */
    boolean isBefore(long since) {
        return end.epoch() < since;
    }

    /** Returns the ordinal that no message that is kept is before. */
    long firstOrdinal() {
        return ordinal - keep.events() + 1;
    }

    /** Returns how many bytes must be before a message that is kept, but for the newest one. */
    long firstByte() {
        return total - keep.bytes();
    }

    /** Returns when a message that is kept was appended at the earliest. */
    long firstMillis(long now) {
        return now - keep.age().toMillis() + 1;
    }

    static Retention keep(long events, long millis, long bytes) {
        return new Retention((int) Math.min(events, Integer.MAX_VALUE), Duration.ofMillis(millis), (int)
                Math.min(bytes, Integer.MAX_VALUE));
    }
}
