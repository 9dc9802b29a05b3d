// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

import dev.foyer.Closing;
import dev.foyer.EventsMissed;
import dev.foyer.Resumed;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.address.OtherNodes;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Ids;
import dev.foyer.internal.presence.Entry;
import dev.foyer.internal.state.StateRooms;
import dev.foyer.internal.state.seats.Remembered;
import org.jspecify.annotations.Nullable;

/**
 * Holds every open connection of the application, with its rooms, user, namespace and endpoint. One lock guards
 * everything, so the members of a room and the rooms of a connection agree at every moment. Emits read a snapshot
 * without the lock. Safe for any thread.
 */
public final class Registry {

    private final Object lock = new Object();
    private final Roster roster = new Roster(lock);
    private final Joins joins = new Joins(roster, lock, () -> this.parts);
    private final RandomGenerator random = new SecureRandom();

    // Mutable state: set when the application starts.
    private volatile @Nullable Parts parts;

    /**
     * What the application brings.
     *
     * @param random the source of the ids of connections
     * @param others takes what is for connections of other nodes
     * @param presences know who is present in rooms
     * @param states know what rooms remember
     */
    public record Parts(
            Emitter emitter, RandomGenerator random, OtherNodes others, RoomPresences presences, Remembered states) {}

    /**
     * Sets what the application brings. Called when it starts.
     *
     * @param followers are told what happens, in this order
     */
    public void open(Parts brought, List<Follower> followers) {
        parts = brought;
        roster.follow(followers);
    }

    private Parts started() {
        Parts known = parts;
        if (known == null) {
            throw new IllegalStateException(Code.NOT_STARTED.text());
        }
        return known;
    }

    /** Returns an id for a new connection. */
    String newId() {
        Parts known = parts;
        return Ids.next(known == null ? random : known.random());
    }

    /** Returns the emitter. Throws an exception before the application has started. */
    Emitter emitter() {
        return started().emitter();
    }

    /** Returns what knows who is present in rooms. Throws an exception before the application has started. */
    RoomPresences presences() {
        return started().presences();
    }

    /** Returns what knows what rooms remember. Throws an exception before the application has started. */
    StateRooms states() {
        return started().states().rooms();
    }

    /** Returns what takes what is for connections of other nodes. */
    OtherNodes others() {
        Parts known = parts;
        return known == null ? OtherNodes.NONE : known.others();
    }

    /** Returns what lets connections into rooms. */
    Joins joins() {
        return joins;
    }

    /** Adds a connection to its namespace, its endpoint and, if it has one, its user. */
    void add(LiveConnection connection, @Nullable String user) {
        synchronized (lock) {
            roster.add(connection);
            roster.enter(Group.namespace(connection.namespace()), connection);
            roster.enter(Group.endpoint(connection.endpoint()), connection);
            if (user != null) {
                roster.enter(Group.user(user), connection);
            }
        }
        roster.tell(Follower::settle);
    }

    void remove(LiveConnection connection, Closing closing) {
        synchronized (lock) {
            if (roster.remove(connection)) {
                roster.tell(follower -> follower.closed(connection, closing));
            }
        }
        roster.tell(Follower::settle);
    }

    /** Notes that a connection has no line for now. */
    void parked(LiveConnection connection) {
        synchronized (lock) {
            if (roster.has(connection)) {
                roster.setAway(connection, true);
                roster.tell(follower -> follower.parked(connection));
            }
        }
        roster.tell(Follower::settle);
    }

    /** Notes that a connection has a line again. */
    void resumed(LiveConnection connection, Resumed how) {
        synchronized (lock) {
            if (roster.has(connection)) {
                roster.setAway(connection, false);
                roster.tell(follower -> follower.resumed(connection, how));
            }
        }
        if (!how.complete()) {
            roomsOf(connection).forEach(room -> emitter().latest().renew(room, connection));
        }
        roster.tell(Follower::settle);
    }

    /** Notes that the client of a connection has new credentials. */
    void refreshed(LiveConnection connection) {
        synchronized (lock) {
            if (roster.has(connection)) {
                roster.tell(follower -> follower.refreshed(connection));
            }
        }
        roster.tell(Follower::settle);
    }

    /** Moves a connection, which leaves the rooms of its previous namespace. */
    void move(LiveConnection connection, String namespace) {
        Group target = Group.namespace(namespace);
        connection.outbox(); // throws if the connection is not open yet
        synchronized (lock) {
            if (roster.has(connection) && !connection.groups.contains(target)) {
                roster.move(connection, target);
            }
        }
        roster.tell(Follower::settle);
    }

    /** Replaces what the others see of a member. */
    void present(Group room, LiveConnection connection, Entry seen) {
        synchronized (lock) {
            if (connection.groups.contains(room)) {
                presences().put(room, seen);
            }
        }
    }

    void leave(Group room, LiveConnection connection) {
        synchronized (lock) {
            roster.exit(room, connection);
        }
        roster.tell(Follower::settle);
    }

    /** Has observers told. */
    void tell(EventsMissed event) {
        synchronized (lock) {
            roster.tell(follower -> follower.missed(event));
        }
        roster.tell(Follower::settle);
    }

    boolean contains(Group group, LiveConnection connection) {
        synchronized (lock) {
            return connection.groups.contains(group);
        }
    }

    List<Group> roomsOf(LiveConnection connection) {
        synchronized (lock) {
            return connection.groups.stream().filter(Group::isRoom).toList();
        }
    }

    /** Returns the current members of a group, each once. */
    Collection<LiveConnection> members(Group group) {
        return roster.members(group);
    }

    /** Returns the rooms that have members here. */
    List<Group> rooms() {
        return roster.rooms();
    }

    /** Returns the number of groups of a kind that have members here. */
    public int countHere(Group.Kind kind) {
        return roster.count(kind);
    }

    /** Returns the number of members that a room, or another group that has a name, has here. */
    public int sizeHere(Group room) {
        return roster.size(room);
    }

    /** Returns the number of members that a room has on all nodes. */
    int size(Group room) {
        return sizeHere(room) + others().size(room);
    }

    @Nullable
    LiveConnection connection(String id) {
        return roster.connection(id);
    }

    /** Returns the number of connections of all nodes. */
    int count() {
        return roster.count() + others().connections();
    }

    Set<String> ids() {
        return roster.ids();
    }
}
