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
import java.util.function.BiConsumer;

import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.model.RoomTable;
import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;
import org.jspecify.annotations.Nullable;

/**
 * The rooms that have a history. What is emitted to one of them goes to its log, and comes back to the members from
 * there. Safe for any thread; nobody may call it with the lock of the registry.
 */
public final class LogRooms implements RoomLog.Listener {

    private final RoomTable<Retention> rules;
    private final RoomLog log;
    private final Hall hall;
    private final Clock clock;
    private final Excerpts excerpts;

    // Mutable state: rooms with members here, added and removed with the lock of this.
    private final Map<Group, LogRoom> rooms = new ConcurrentHashMap<>();
    private volatile boolean away;

    /**
     * Creates rooms without members.
     *
     * @param clock the wall clock
     * @param maxBytes the bytes that a connection gets at once when it joins
     */
    public LogRooms(RoomTable<Retention> rules, RoomLog log, Hall hall, Clock clock, int maxBytes) {
        this.rules = rules;
        this.log = log;
        this.hall = hall;
        this.clock = clock;
        this.excerpts = new Excerpts(log, clock, maxBytes);
        log.start(this);
    }

    /**
     * Returns as far as all members of a room have got everything here, or {@code null} if that is not known. May be
     * called with the lock of the registry.
     */
    public @Nullable Position position(Group room) {
        LogRoom followed = rooms.get(room);
        return followed == null ? null : followed.settled();
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
        return excerpts.latest(room, last, checked(room, last));
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
     * Lets a connection join a room, and get the latest events before those that follow. One that goes on where it was
     * gets them only if that is not possible.
     *
     * @param join adds the connection to the room
     * @throws IllegalStateException if the room has no history
     * @throws IllegalArgumentException if the number is negative
     */
    public void join(Group room, String connection, int last, Runnable join) {
        checked(room, last);
        begin(
                room,
                connection,
                join,
                (followed, newcomer) -> latest(room, last)
                        .thenApply(excerpts::bounded)
                        .whenComplete((found, failure) -> joined(followed, room, newcomer, found, found == null)));
    }

    /** Notes that a member wants the latest events, if it waits for those that follow what it has got elsewhere. */
    public void wants(Group room, String connection, int last) {
        checked(room, last);
        LogRoom followed = rooms.get(room);
        if (followed != null) {
            followed.wants(connection, last);
        }
    }

    /**
     * Lets a connection join a room again, and get what follows a position before what comes from now on. If something
     * of that is missing, it is told so, and gets the latest events that it {@link #wants}.
     *
     * @param after completes with the position, or with {@code null} if that is unknown
     * @param join adds the connection to the room
     */
    public void rejoin(Group room, String connection, CompletionStage<@Nullable Position> after, Runnable join) {
        begin(
                room,
                connection,
                join,
                (followed, newcomer) -> after.thenCompose(position -> excerpts.following(room, position))
                        .whenComplete((found, failure) -> {
                            if (found != null) {
                                joined(followed, room, newcomer, found, false);
                            } else {
                                missed(followed, room, newcomer);
                            }
                        }));
    }

    private void missed(LogRoom followed, Group room, Newcomer newcomer) {
        int last = newcomer.wanted();
        if (last == 0) {
            joined(followed, room, newcomer, null, true);
            return;
        }
        var unused = latest(room, last)
                .thenApply(excerpts::bounded)
                .whenComplete((found, failure) -> joined(followed, room, newcomer, found, true));
    }

    private void begin(Group room, String connection, Runnable join, BiConsumer<LogRoom, Newcomer> read) {
        LogRoom followed;
        boolean begun;
        synchronized (this) {
            LogRoom before = rooms.get(room);
            begun = before == null;
            followed = before == null ? add(room) : before;
            followed.joining().incrementAndGet();
        }
        Newcomer newcomer = followed.hold(connection);
        try {
            join.run();
            if (begun) {
                followed.begin();
            }
            read.accept(followed, newcomer);
        } catch (RuntimeException refused) {
            joined(followed, room, newcomer, new Stretch(List.of(), true, null), false);
            throw refused;
        }
    }

    private void joined(LogRoom followed, Group room, Newcomer newcomer, @Nullable Stretch earlier, boolean missed) {
        followed.release(newcomer, earlier, missed);
        followed.joining().decrementAndGet();
        check(room); // the connection may not be a member
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
