// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Group;
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
    private volatile @Nullable Position settled; // as far as all members have got everything; read without the lock
    private final Proof proof;
    private final Arrived arrived = new Arrived();
    private boolean delivering; // by the thread that has the lock
    private final Newcomers newcomers = new Newcomers();
    private final Repeats repeats = new Repeats();

    LogRoom(Group room, RoomTerms terms) {
        this.room = room;
        this.terms = terms;
        this.proof = new Proof(terms.clock(), terms.keep().age());
    }

    /** Returns as far as all members have got everything, or {@code null} if that is not known yet. */
    @Nullable
    Position settled() {
        return settled;
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
            last = found.end() == null ? null : arrived.beginning(found.end());
            if (late && last != null) {
                tellMissed();
            }
            settled = last == null ? BEGIN : last;
            terms.hall().begins(room, last == null ? BEGIN : last);
        } else {
            if (!proof.isComplete(found)) {
                tellMissed();
                last = found.entries().isEmpty() ? found.end() : last;
            }
            found.entries().stream().filter(entry -> isNew(entry.at())).forEach(this::deliver);
            if (found.entries().size() == PAGE) {
                return startReading();
            }
        }
        proof.renew();
        phase = Phase.LIVE;
        return goOn(true);
    }

    /** Takes an event that has arrived. */
    void received(Entry entry) {
        long next;
        synchronized (this) {
            arrived.add(entry);
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
        while (phase == Phase.LIVE && !arrived.isEmpty()) {
            Position next = arrived.first();
            if (!isNew(next)) {
                arrived.remove();
            } else if (isNext(next)) {
                deliver(arrived.remove());
            } else if (!mayJump || !samePlace()) {
                return startReading();
            } else {
                mayJump = false;
                tellMissed();
                deliver(arrived.remove());
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
        proof.goOn();
        if (!repeats.isRepeat(entry.event().origin())) {
            Address to = entry.event().to() == null ? room : entry.event().to();
            Set<String> without = newcomers.without(entry);
            terms.arrive(without.isEmpty() ? to : new Address.Rest(to, without), entry);
        }
        settled = entry.at();
    }

    private void tellMissed() {
        Instant now = terms.clock().instant();
        terms.hall().arrive(room, new Action.Missed(proof.whole().minus(UNDER_WAY), now));
    }

    /** Notes that nothing arrives any more. */
    synchronized void interrupted(Instant since) {
        if (phase == Phase.LIVE) {
            proof.goOn(since);
        }
        phase = Phase.STOPPED;
        read++;
    }

    /** Reads what has not arrived meanwhile. */
    void resumed(boolean same) {
        synchronized (this) {
            proof.resumed(same);
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

    /** Lets a member wait for what it gets first. */
    synchronized Newcomer hold(String connection) {
        return newcomers.hold(connection);
    }

    /** Notes that a member that waits had better get the latest events if it cannot go on where it was. */
    synchronized void wants(String connection, int last) {
        Newcomer newcomer = newcomers.find(connection);
        if (newcomer != null) {
            newcomer.wants(last);
        }
    }

    /**
     * Lets a member have earlier events, and those that follow. Has no effect if it does not wait.
     *
     * @param earlier {@code null} if they are not known
     * @param missed whether others are missing before them
     */
    synchronized void release(Newcomer newcomer, @Nullable Stretch earlier, boolean missed) {
        String connection = newcomer.connection();
        Newcomers.Due due = newcomers.release(newcomer, earlier);
        if (due == null || !terms.hall().isMember(room, connection)) {
            return;
        }
        if (missed || !due.entries().stream().allMatch(entry -> entry.event().isEvent())) {
            terms.hall().missed(room, connection);
        }
        due.entries().stream()
                .filter(entry -> entry.event().isEvent())
                .forEach(entry -> terms.arrive(Group.connection(connection), entry));
        if (due.until() != null && isNew(due.until())) {
            newcomers.goAhead(connection, due.until());
        }
    }
}
