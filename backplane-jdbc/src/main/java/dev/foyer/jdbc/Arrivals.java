// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.foyer.jdbc.table.Head;
import dev.foyer.jdbc.table.Mark;
import dev.foyer.jdbc.table.Row;
import dev.foyer.jdbc.text.MessageText;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Position;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Tells the listener what arrives, and whether something is missing. Ids follow each other without a gap, so a gap is
 * what was removed; and the row where this node stopped must still be the same, else the database is an old copy. For
 * one thread.
 */
final class Arrivals {

    /** Comes before the position of a change of a cell. */
    private static final char CHANGED = '=';

    private final Backplane.Listener listener;
    private final Subscriptions topics;
    private final AtomicLong known;

    // Mutable state.
    private Mark cursor;
    private long since;
    private boolean interrupted;
    private boolean lost;

    /** Says what is to be done about what was found. */
    enum Finding {
        AS_EXPECTED,

        /** All logs must begin anew. */
        OLD_COPY
    }

    /** Creates what has read everything up to the head. */
    Arrivals(Backplane.Listener listener, Own own, Head head) {
        this.listener = listener;
        this.topics = own.topics();
        this.known = own.known();
        this.cursor = head.last();
        this.since = head.since();
    }

    /** Returns the id of the last row that was read. */
    long from() {
        return cursor.id();
    }

    /** Notes that the database does not answer. */
    void interrupted() {
        if (!interrupted) {
            interrupted = true;
            listener.interrupted();
        }
    }

    /**
     * Takes what was read.
     *
     * @param head the head, read before the rows
     * @param all the rows from the last one that was read on
     */
    Finding take(Head head, List<Row> all) {
        List<Row> rows =
                all.stream().filter(row -> row.mark().id() <= head.last().id()).toList();
        boolean changed = head.since() != since;
        boolean old = isOldCopy(head, rows);
        lost = lost || changed || old;
        if (lost) {
            interrupted();
        }
        if (old) {
            cursor = head.last();
        }
        if ((old || changed) && head.since() <= Math.max(since, known.get())) {
            return Finding.OLD_COPY; // in which logs could go on where this node has been
        }
        List<Row> fresh =
                rows.stream().filter(row -> row.mark().id() > cursor.id()).toList();
        if (hasGap(head, fresh)) {
            lost = true;
            interrupted();
        }
        goOn(!changed && !old);
        since = head.since();
        fresh.forEach(this::deliver);
        if (fresh.isEmpty()) {
            cursor = head.last();
        }
        return Finding.AS_EXPECTED;
    }

    private boolean isOldCopy(Head head, List<Row> rows) {
        if (head.last().id() <= cursor.id()) {
            return !head.last().equals(cursor);
        }
        Mark first = rows.isEmpty() ? head.last() : rows.get(0).mark();
        return first.id() == cursor.id() && !first.equals(cursor);
    }

    private boolean hasGap(Head head, List<Row> fresh) {
        long next = cursor.id() + 1;
        for (Row row : fresh) {
            if (row.mark().id() != next) {
                return true;
            }
            next++;
        }
        return fresh.isEmpty() && head.last().id() >= next;
    }

    private void goOn(boolean sameLogs) {
        if (interrupted) {
            interrupted = false;
            if (lost) {
                listener.resumed(sameLogs);
            } else {
                listener.continued();
            }
        }
        lost = false;
    }

    private void deliver(Row row) {
        cursor = row.mark();
        Position at = row.at();
        if (at != null) {
            known.accumulateAndGet(at.epoch(), Math::max);
        }
        Topic topic = topics.topic(row.topic());
        if (topic == null) {
            return;
        }
        String message = MessageText.read(row.message());
        Position changed = at == null ? changed(message) : null;
        if (at != null) {
            listener.logged(topic, at, message);
        } else if (changed == null) {
            listener.received(topic, message);
        } else {
            known.accumulateAndGet(changed.epoch(), Math::max);
            listener.swapped(topic, changed, message.substring(message.indexOf('\n') + 1));
        }
    }

    /** Returns the position of a change of a cell, or {@code null} if this is another message. */
    private static @Nullable Position changed(String message) {
        int line = message.indexOf('\n');
        if (line < 0 || message.charAt(0) != CHANGED) {
            return null;
        }
        try {
            return Position.parse(message.substring(1, line));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
