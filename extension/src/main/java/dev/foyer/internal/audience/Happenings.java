// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

import dev.foyer.Closing;
import dev.foyer.ConnectionClosed;
import dev.foyer.ConnectionOpened;
import dev.foyer.ConnectionParked;
import dev.foyer.ConnectionResumed;
import dev.foyer.EventsMissed;
import dev.foyer.Resumed;
import dev.foyer.Room;
import dev.foyer.RoomClosed;
import dev.foyer.RoomJoined;
import dev.foyer.RoomLeft;
import dev.foyer.RoomOpened;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.address.OtherNodes;
import dev.foyer.internal.audience.saved.Trail;
import dev.foyer.internal.history.LogRooms;
import dev.foyer.internal.latest.LatestEvents;
import dev.foyer.internal.outbound.Receiver;
import dev.foyer.internal.state.StateRooms;
import dev.foyer.internal.state.seats.Remembered;
import dev.foyer.internal.state.seats.Seats;
import org.jspecify.annotations.Nullable;

/**
 * Tells what happens to the connections and groups of a registry: observers, the other nodes, and those who know who is
 * present. Called with the registry's lock held, so all of them hear it in the order in which it happens.
 */
final class Happenings {

    private final Registry registry;
    private final Announcer announcer;
    private final OtherNodes others;
    private final @Nullable RoomPresences presences;
    private final @Nullable LogRooms logs;
    private final @Nullable StateRooms states;
    private final @Nullable Seats seats;
    private final @Nullable LatestEvents latest;
    private final Queue<Group> resettled = new ConcurrentLinkedQueue<>();
    private final Queue<Group> remembering = new ConcurrentLinkedQueue<>();
    private final Queue<Leaver> leavers = new ConcurrentLinkedQueue<>();
    private final Queue<LiveConnection> changed =
            new ConcurrentLinkedQueue<>(); // what other nodes need to know of them

    /** Who has left a room that remembers something. */
    private record Leaver(Group room, String connection) {}

    /**
     * What knows more of rooms.
     *
     * @param presences know who is present
     * @param logs follow the rooms that have a history
     * @param states follow the rooms that remember something
     * @param latest know the newest events
     */
    record Followers(RoomPresences presences, LogRooms logs, Remembered states, LatestEvents latest) {}

    /**
     * Creates what tells of a registry.
     *
     * @param followers know more of rooms, or {@code null} before the application has started
     */
    Happenings(Registry registry, Announcer announcer, OtherNodes others, @Nullable Followers followers) {
        this.registry = registry;
        this.announcer = announcer;
        this.others = others;
        this.presences = followers == null ? null : followers.presences();
        this.logs = followers == null ? null : followers.logs();
        this.states = followers == null ? null : followers.states().rooms();
        this.seats = followers == null ? null : followers.states().seats();
        this.latest = followers == null ? null : followers.latest();
    }

    void opened(LiveConnection connection) {
        others.resized(Group.EVERYONE);
        announcer.announce(ConnectionOpened.class, () -> new ConnectionOpened(connection));
    }

    void closed(LiveConnection connection, Closing closing) {
        others.resized(Group.EVERYONE);
        forget(Group.connection(connection.id()));
        announcer.announce(ConnectionClosed.class, () -> new ConnectionClosed(connection, closing));
    }

    void parked(LiveConnection connection) {
        away(connection);
        announcer.announce(ConnectionParked.class, () -> new ConnectionParked(connection));
    }

    void resumed(LiveConnection connection, Resumed how) {
        away(connection);
        announcer.announce(ConnectionResumed.class, () -> new ConnectionResumed(connection, how));
    }

    private void away(LiveConnection connection) {
        if (presences != null) {
            for (Group group : connection.groups) {
                if (group.isRoom()) {
                    presences.away(group, connection);
                }
            }
        }
    }

    void missed(EventsMissed event) {
        announcer.announce(EventsMissed.class, () -> event);
    }

    /** Notes that a group has its first member. */
    void occupied(Group group) {
        others.occupied(group);
        resettled(group);
        announce(group, RoomOpened.class, RoomOpened::new);
    }

    /** Notes that a group has lost its last member. */
    void vacant(Group group) {
        others.vacant(group);
        forget(group);
        resettled(group);
        announce(group, RoomClosed.class, RoomClosed::new);
    }

    private void forget(Group group) {
        if (latest != null) {
            latest.vacant(group);
        }
    }

    private void resettled(Group group) {
        if (logs != null && logs.concern(group.room())) {
            resettled.add(group);
        }
    }

    /** Notes that a connection is about to be a member. */
    void entering(Group group, LiveConnection connection) {
        Trail trail = connection.trail();
        if (trail != null && group.isRoom()) {
            trail.entering(group, logs == null ? null : logs.position(group));
            changed.add(connection);
        }
        if (latest != null && group.isRoom()) {
            latest.entering(group, connection);
        }
    }

    void entered(Group group, LiveConnection connection) {
        if (group.isRoom()) {
            others.resized(group);
            if (presences != null) {
                presences.joined(group, connection);
            }
            if (states != null && states.concern(group.name())) {
                states.joined(group, viewer(connection));
                remembering.add(group);
            }
        }
        announce(group, RoomJoined.class, room -> new RoomJoined(room, connection));
    }

    void exited(Group group, LiveConnection connection) {
        Trail trail = connection.trail();
        if (trail != null && group.isRoom()) {
            trail.left(group);
            changed.add(connection);
        }
        if (group.isRoom()) {
            others.resized(group);
            if (presences != null) {
                presences.left(group, connection);
            }
            if (states != null && states.concern(group.name())) {
                states.left(group, viewer(connection));
                remembering.add(group);
                leavers.add(new Leaver(group, connection.id()));
            }
        }
        announce(group, RoomLeft.class, room -> new RoomLeft(room, connection));
    }

    private static @Nullable Receiver viewer(LiveConnection connection) {
        return connection.understandsFoyer() ? connection : null;
    }

    private <T extends Record> void announce(Group group, Class<T> type, Function<Room, T> event) {
        if (group.isRoom()) {
            announcer.announce(type, () -> event.apply(new NamedRoom(group, registry)));
        }
    }

    /** Has logs followed, members, observers and other nodes told, without waiting for them. Called without the lock. */
    void deliver() {
        for (LiveConnection next = changed.poll(); next != null; next = changed.poll()) {
            Saving.save(next);
        }
        if (logs != null) {
            for (Group group = resettled.poll(); group != null; group = resettled.poll()) {
                logs.check(group);
            }
        }
        if (latest != null) {
            latest.run();
        }
        if (states != null) {
            for (Group group = remembering.poll(); group != null; group = remembering.poll()) {
                states.check(group);
            }
        }
        if (seats != null) {
            for (Leaver next = leavers.poll(); next != null; next = leavers.poll()) {
                seats.leave(next.room(), next.connection());
            }
        }
        announcer.deliver();
    }
}
