// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.model.HistoryRules;
import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;
import org.jspecify.annotations.Nullable;

/**
 * The rooms that have a history. What is emitted to one of them goes to its log, and comes back to the members from
 * there. Safe for any thread; nobody may call it with the lock of the registry.
 */
public final class LogRooms implements RoomLog.Listener {

    private final HistoryRules rules;
    private final RoomLog log;
    private final Hall hall;
    private final Clock clock;
    private final int maxBytes;

    // Mutable state: rooms with members here, added and removed with the lock of this.
    private final Map<Group, LogRoom> rooms = new ConcurrentHashMap<>();
    private volatile boolean away;

    /**
     * Creates rooms without members.
     *
     * @param clock the wall clock
     * @param maxBytes the bytes that a connection gets at once when it joins
     */
    public LogRooms(HistoryRules rules, RoomLog log, Hall hall, Clock clock, int maxBytes) {
        this.rules = rules;
        this.log = log;
        this.hall = hall;
        this.clock = clock;
        this.maxBytes = maxBytes;
        log.start(this);
    }

    /** Tests whether a room has a history. */
    public boolean concern(@Nullable String room) {
        return room != null && !rules.isEmpty() && rules.of(room).isPresent();
    }

    /**
     * Returns what a room keeps.
     *
     * @throws IllegalStateException if it keeps nothing
     */
    private Retention keep(Group room) {
        return rules.of(room.name())
                .orElseThrow(() -> new IllegalStateException(Code.HISTORY_UNDECLARED.text(room.name())));
    }

    /**
     * Appends an event to the log of a room.
     *
     * @param to the room, or some of its members
     * @return completes with the number of other nodes that took it, or with -1
     * @throws IllegalStateException if nobody gets it
     */
    public CompletionStage<Integer> append(Address to, Emitted event) {
        Group room = room(to);
        var logged = new LoggedEvent(
                LoggedEvent.Origin.HERE,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                to.equals(room) ? null : to,
                event);
        return log.append(room, logged, keep(room));
    }

    private static Group room(Address to) {
        Address from = to;
        while (from instanceof Address.Rest rest) {
            from = rest.from();
        }
        return (Group) from;
    }

    /**
     * Reads the latest events of a room, the oldest first.
     *
     * @return completes exceptionally if that is not possible now
     * @throws IllegalStateException if the room has no history
     * @throws IllegalArgumentException if the number is negative
     */
    CompletionStage<Stretch> latest(Group room, int last) {
        Retention keep = checked(room, last);
        return log.readLatest(room, Math.min(last, keep.events())).thenApply(found -> {
            Instant oldest = clock.instant().minus(keep.age());
            List<Entry> young = found.entries().stream()
                    .filter(entry ->
                            entry.event().isEvent() && entry.event().time().isAfter(oldest))
                    .toList();
            return new Stretch(young, found.complete(), found.end());
        });
    }

    private Retention checked(Group room, int last) {
        if (last < 0) {
            throw new IllegalArgumentException(Code.HISTORY_NEGATIVE.text(last));
        }
        return keep(room);
    }

    /** Begins or ends to follow a room, after it has got its first member here or has lost its last one. */
    public void check(Group room) {
        if (!concern(room.name())) {
            return;
        }
        LogRoom begun = null;
        synchronized (this) {
            LogRoom followed = rooms.get(room);
            if (followed == null && hall.isOccupied(room)) {
                begun = add(room);
            } else if (followed != null && followed.joining().get() == 0 && !hall.isOccupied(room)) {
                rooms.remove(room);
            }
        }
        if (begun != null) {
            begun.begin();
        }
    }

    private LogRoom add(Group room) {
        var added = new LogRoom(room, new RoomTerms(log, hall, keep(room), clock));
        rooms.put(room, added);
        return added;
    }

    /**
     * Lets a connection join a room, and get the latest events before those that follow.
     *
     * @param join adds the connection to the room
     * @throws IllegalStateException if the room has no history
     * @throws IllegalArgumentException if the number is negative
     */
    public void join(Group room, String connection, int last, Runnable join) {
        checked(room, last);
        LogRoom followed;
        boolean begun;
        synchronized (this) {
            LogRoom before = rooms.get(room);
            begun = before == null;
            followed = before == null ? add(room) : before;
            followed.joining().incrementAndGet();
        }
        followed.hold(connection);
        try {
            join.run();
            if (begun) {
                followed.begin();
            }
            var unused = latest(room, last)
                    .thenApply(this::bounded)
                    .whenComplete((found, failure) -> joined(followed, room, connection, found));
        } catch (RuntimeException refused) {
            joined(followed, room, connection, new Stretch(List.of(), true, null));
            throw refused;
        }
    }

    private void joined(LogRoom followed, Group room, String connection, @Nullable Stretch latest) {
        followed.release(connection, latest);
        followed.joining().decrementAndGet();
        check(room); // the connection may not be a member
    }

    /** Leaves out the oldest events if all of them would fill the outbox. */
    private Stretch bounded(Stretch latest) {
        List<Entry> all = latest.entries();
        int from = all.size();
        long bytes = 0;
        while (from > 0 && bytes + all.get(from - 1).bytes() <= maxBytes) {
            from--;
            bytes += all.get(from).bytes();
        }
        return new Stretch(all.subList(from, all.size()), latest.complete(), latest.end());
    }

    // What the log tells

    @Override
    public void received(Group room, Entry entry) {
        LogRoom followed = rooms.get(room);
        if (followed != null) {
            followed.received(entry);
        }
    }

    @Override
    public void appended(Group room, Position at) {
        LogRoom followed = rooms.get(room);
        if (followed != null) {
            followed.appended(at);
        }
    }

    @Override
    public void lost(Group room, Instant since) {
        hall.arrive(room, new Action.Missed(since, clock.instant()));
    }

    @Override
    public void interrupted(Instant since) {
        away = true;
        rooms.values().forEach(room -> room.interrupted(since));
    }

    @Override
    public void resumed(boolean same) {
        away = false;
        rooms.values().forEach(room -> room.resumed(same));
    }

    @Override
    public void tick() {
        if (!away) {
            rooms.values().stream().filter(LogRoom::isBehind).forEach(LogRoom::begin);
        }
    }
}
