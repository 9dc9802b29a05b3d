// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log of one room that has members here, and delivers its events in the order of their positions. What has
 * not arrived is read before anything that follows it is delivered. Safe for any thread; delivers with its lock held, so
 * nobody may call it with the lock of the registry.
 */
final class LogRoom {

    /** The number of events that are read at a time. */
    private static final int PAGE = 100;

    /** The number of events that wait while others are read. Beyond it they are read, too. */
    private static final int MOST_WAITING = 10_000;

    /** How long an event that is lost may have been on its way to the log. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    /** Is before all positions. */
    private static final Position BEGIN = new Position(0, -1);

    private enum Phase {
        LIVE,
        READING,
        STOPPED
    }

    private final Group room;
    private final RoomTerms terms;

    /** How many connections join with the latest events. Known without the lock. */
    private final AtomicInteger joining = new AtomicInteger();

    // Mutable state, guarded by this.
    private Phase phase = Phase.STOPPED;
    private long read; // the number of the read that counts
    private @Nullable Position readAfter;
    private boolean opened;
    private boolean late; // the end of the log was not found at once
    private @Nullable Position last; // what was delivered last; null if the log was empty
    private @Nullable Position known; // what this node has appended
    private Instant whole; // when nothing was missing
    private boolean proved = true; // the log cannot have been lost since then
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private boolean delivering; // by the thread that has the lock
    private final Newcomers newcomers = new Newcomers();
    private final Repeats repeats = new Repeats();

    LogRoom(Group room, RoomTerms terms) {
        this.room = room;
        this.terms = terms;
        this.whole = terms.clock().instant();
    }

    /** Begins to read, or again after a failure. Called after the room was subscribed to, without the lock. */
    void begin() {
        long number;
        synchronized (this) {
            number = startReading();
        }
        read(number);
    }

    private long startReading() {
        phase = Phase.READING;
        readAfter = last;
        read++;
        return read;
    }

    private void read(long number) {
        if (number == 0) {
            return;
        }
        boolean opening;
        Position after;
        synchronized (this) {
            opening = !opened;
            after = readAfter == null ? BEGIN : readAfter;
        }
        CompletionStage<Stretch> reading =
                opening ? terms.log().readLatest(room, 0) : terms.log().read(room, after, PAGE);
        var unused = reading.whenComplete((found, failure) -> {
            long next;
            synchronized (this) {
                next = number == read ? found(found) : 0; // else something has happened meanwhile
            }
            read(next);
        });
    }

    /** Takes what was read. Returns the number of the next read, or 0. */
    private long found(@Nullable Stretch found) {
        if (found == null) {
            late = late || !opened;
            phase = Phase.STOPPED;
            return 0;
        }
        if (!opened) {
            opened = true;
            last = found.end();
            if (late && last != null) {
                tellMissed();
            }
        } else {
            if (!isComplete(found)) {
                tellMissed();
                last = found.entries().isEmpty() ? found.end() : last;
            }
            found.entries().stream().filter(entry -> isNew(entry.at())).forEach(this::deliver);
            if (found.entries().size() == PAGE) {
                return startReading();
            }
        }
        whole = terms.clock().instant();
        proved = true;
        phase = Phase.LIVE;
        return goOn(true);
    }

    /**
     * Tests whether nothing is missing. A log that begins anew was empty before, if it is still the same one: whatever
     * was appended since then would be there.
     */
    private boolean isComplete(Stretch found) {
        boolean anew = found.end() == null
                || (!found.entries().isEmpty() && found.entries().get(0).at().number() == 0);
        boolean kept = proved
                && terms.clock().instant().isBefore(whole.plus(terms.keep().age()));
        return found.complete() || (anew && kept);
    }

    /** Takes an event that has arrived. */
    void received(Entry entry) {
        long next;
        synchronized (this) {
            if (waiting.size() == MOST_WAITING) {
                waiting.clear(); // the gap will be seen
            }
            waiting.add(entry);
            next = goOn(false);
        }
        read(next);
    }

    /**
     * Delivers what waits. Returns the number of the next read, or 0.
     *
     * @param fresh whether the log has just been read: what was not there then will not come
     */
    private long goOn(boolean fresh) {
        if (delivering) {
            return 0; // an event that is being delivered has led to another one
        }
        delivering = true;
        try {
            return deliverWaiting(fresh);
        } finally {
            delivering = false;
        }
    }

    private long deliverWaiting(boolean fresh) {
        boolean mayJump = fresh;
        while (phase == Phase.LIVE && !waiting.isEmpty()) {
            Position next = waiting.getFirst().at();
            if (!isNew(next)) {
                waiting.removeFirst();
            } else if (isNext(next)) {
                deliver(waiting.removeFirst());
            } else if (!mayJump || !samePlace()) {
                return startReading();
            } else {
                mayJump = false;
                tellMissed();
                deliver(waiting.removeFirst());
            }
        }
        return 0;
    }

    /** Tests whether the last read has found nothing new. */
    private boolean samePlace() {
        return last == null ? readAfter == null : last.equals(readAfter);
    }

    private boolean isNew(Position at) {
        return last == null || at.compareTo(last) > 0;
    }

    private boolean isNext(Position at) {
        if (last == null || at.epoch() != last.epoch()) {
            return at.number() == 0;
        }
        return at.follows(last);
    }

    private void deliver(Entry entry) {
        last = entry.at();
        whole = terms.clock().instant();
        if (repeats.isRepeat(entry.event().origin())) {
            return;
        }
        Address to = entry.event().to() == null ? room : entry.event().to();
        Set<String> without = newcomers.without(entry);
        arrive(without.isEmpty() ? to : new Address.Rest(to, without), entry);
    }

    private void arrive(Address to, Entry entry) {
        try {
            terms.hall().arrive(to, entry.placed());
        } catch (RuntimeException unexpected) { // those that follow must arrive
            Log.error(Code.MESSAGE_FAILED, unexpected, "ROOM");
        }
    }

    private void tellMissed() {
        Instant now = terms.clock().instant();
        terms.hall().arrive(room, new Action.Missed(whole.minus(UNDER_WAY), now));
    }

    /** Notes that nothing arrives any more. */
    synchronized void interrupted(Instant since) {
        if (phase == Phase.LIVE && since.isAfter(whole)) {
            whole = since;
        }
        phase = Phase.STOPPED;
        read++;
    }

    /** Reads what has not arrived meanwhile. */
    void resumed(boolean same) {
        synchronized (this) {
            proved = proved && same;
        }
        begin();
    }

    /** Notes that the log has got this far. */
    synchronized void appended(Position at) {
        if (known == null || at.compareTo(known) > 0) {
            known = at;
        }
    }

    /** Tests whether there is something to read that has not arrived in half a second. */
    synchronized boolean isBehind() {
        return phase == Phase.STOPPED || (phase == Phase.LIVE && known != null && isNew(known));
    }

    // Members that get the latest events first

    /** Counts the connections that join: while there is one, this room is kept without members, too. */
    AtomicInteger joining() {
        return joining;
    }

    synchronized void hold(String connection) {
        newcomers.hold(connection);
    }

    /** Lets a member have the latest events, and those that follow. Has no effect if it does not wait. */
    synchronized void release(String connection, @Nullable Stretch latest) {
        List<Entry> all = newcomers.release(connection, latest);
        if (all == null || !terms.hall().isMember(room, connection)) {
            return;
        }
        if (latest == null) {
            terms.hall().missed(room, connection);
        }
        all.forEach(entry -> arrive(Group.connection(connection), entry));
        Position end = latest == null ? null : latest.end();
        if (end != null && isNew(end)) {
            newcomers.goAhead(connection, end);
        }
    }
}
