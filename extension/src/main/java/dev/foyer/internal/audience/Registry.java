// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import dev.foyer.Closing;
import dev.foyer.EventsMissed;
import dev.foyer.Resumed;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.address.Group.Kind;
import dev.foyer.internal.address.OtherNodes;
import dev.foyer.internal.audience.held.Members;
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

    // Mutable state: these six are set when the application starts.
    private volatile @Nullable Emitter emitter;
    private volatile RandomGenerator random = new SecureRandom();
    private volatile OtherNodes others = OtherNodes.NONE;
    private volatile @Nullable RoomPresences presences;
    private volatile @Nullable Remembered states;
    private volatile Happenings happenings = new Happenings(this, Announcer.SILENT, OtherNodes.NONE, null);

    // Mutable state, written under the lock. The maps are concurrent so that single look-ups need no lock.
    private final Map<String, LiveConnection> connections = new ConcurrentHashMap<>();
    private final Map<Group, Members<LiveConnection>> groups = new ConcurrentHashMap<>();

    /**
     * Sets what the application brings. Called when it starts.
     *
     * @param unguessable the source of the ids of connections
     * @param nodes is told which groups have members here
     * @param seen knows who is present in rooms
     * @param remembered knows what rooms remember
     */
    public void open(
            Emitter emits,
            Announcer announces,
            RandomGenerator unguessable,
            OtherNodes nodes,
            RoomPresences seen,
            Remembered remembered) {
        emitter = emits;
        random = unguessable;
        others = nodes;
        presences = seen;
        states = remembered;
        var followers = new Happenings.Followers(seen, emits.histories().rooms(), remembered, emits.latest());
        happenings = new Happenings(this, announces, nodes, followers);
    }

    /** Returns an id for a new connection. */
    String newId() {
        return Ids.next(random);
    }

    /** Returns the emitter. Throws an exception before the application has started. */
    Emitter emitter() {
        return started(emitter);
    }

    /** Returns what knows who is present in rooms. Throws an exception before the application has started. */
    RoomPresences presences() {
        return started(presences);
    }

    /** Returns what knows what rooms remember. Throws an exception before the application has started. */
    StateRooms states() {
        return started(states).rooms();
    }

    /** Lets a connection join a room as far as what the room remembers allows it. */
    void enter(Group room, LiveConnection connection, Runnable join) {
        Remembered remembered = states;
        if (remembered == null) {
            join.run();
        } else {
            remembered.enter(room, connection.id(), () -> contains(room, connection), join);
        }
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException(Code.NOT_STARTED.text());
        }
        return part;
    }

    /** Adds a connection to its namespace, its endpoint and, if it has one, its user. */
    void add(LiveConnection connection, @Nullable String user) {
        synchronized (lock) {
            connections.put(connection.id(), connection);
            happenings.opened(connection);
            enter(Group.namespace(connection.namespace()), connection);
            enter(Group.endpoint(connection.endpoint()), connection);
            if (user != null) {
                enter(Group.user(user), connection);
            }
        }
        happenings.deliver();
    }

    void remove(LiveConnection connection, Closing closing) {
        synchronized (lock) {
            connection.groups.forEach(group -> removeMember(group, connection));
            connection.groups.clear();
            if (connections.remove(connection.id(), connection)) {
                happenings.closed(connection, closing);
            }
        }
        happenings.deliver();
    }

    /** Notes that a connection has no line for now. */
    void parked(LiveConnection connection) {
        synchronized (lock) {
            if (connections.containsKey(connection.id())) {
                connection.away = true;
                happenings.parked(connection);
            }
        }
        happenings.deliver();
    }

    /** Notes that a connection has a line again. */
    void resumed(LiveConnection connection, Resumed how) {
        synchronized (lock) {
            if (connections.containsKey(connection.id())) {
                connection.away = false;
                happenings.resumed(connection, how);
            }
        }
        if (!how.complete()) {
            roomsOf(connection).forEach(room -> emitter().latest().renew(room, connection));
        }
        happenings.deliver();
    }

    /** Moves a connection, which leaves the rooms of its previous namespace. */
    void move(LiveConnection connection, String namespace) {
        Group target = Group.namespace(namespace);
        connection.outbox(); // throws if the connection is not open yet
        synchronized (lock) {
            if (connections.containsKey(connection.id()) && !connection.groups.contains(target)) {
                for (Group group : List.copyOf(connection.groups)) {
                    if (group.isRoom() || group.kind() == Kind.NAMESPACE) {
                        exit(group, connection);
                    }
                }
                connection.namespace = namespace;
                enter(target, connection);
            }
        }
        happenings.deliver();
    }

    /** Adds a connection to a room if it is in the room's namespace, and if there is a seat. Never waits. */
    void joinIfNear(Group room, LiveConnection connection) {
        Remembered remembered = states;
        if (remembered != null && remembered.seats().concern(room.name())) {
            remembered.later(() -> enter(room, connection, () -> joinNow(room, connection)));
        } else {
            joinNow(room, connection);
        }
    }

    /** Returns what is held while a room gets a member, before the lock: the newest events are compared with it held. */
    private Object turn(Group room) {
        Emitter emits = emitter;
        return emits == null ? lock : emits.latest().lock(room);
    }

    private void joinNow(Group room, LiveConnection connection) {
        synchronized (turn(room)) {
            synchronized (lock) {
                if (connections.containsKey(connection.id()) && room.namespace().equals(connection.namespace())) {
                    enter(room, connection);
                }
            }
        }
        happenings.deliver();
    }

    void join(Group room, LiveConnection connection) {
        join(room, connection, null);
    }

    /**
     * Adds a connection to a room.
     *
     * @param seen what the others see of it, or {@code null} if that is not said
     */
    void join(Group room, LiveConnection connection, @Nullable Entry seen) {
        connection.outbox(); // throws if the connection is not open yet
        synchronized (turn(room)) {
            synchronized (lock) {
                if (connections.containsKey(connection.id())) {
                    if (!room.namespace().equals(connection.namespace())) {
                        throw new IllegalStateException(Code.NAMESPACE_FOREIGN.text(
                                connection.id(), connection.namespace(), room.name(), room.namespace()));
                    }
                    enter(room, connection);
                    if (seen != null) {
                        presences().put(room, seen);
                    }
                }
            }
        }
        happenings.deliver();
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
            exit(room, connection);
        }
        happenings.deliver();
    }

    /** Has observers told. */
    void tell(EventsMissed event) {
        synchronized (lock) {
            happenings.missed(event);
        }
        happenings.deliver();
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

    /** Returns what takes what is for connections of other nodes. */
    OtherNodes others() {
        return others;
    }

    /** Returns the current members of a group, each once. */
    Collection<LiveConnection> members(Group group) {
        return switch (group.kind()) {
            case EVERYONE -> connections.values();
            case CONNECTION -> Stream.ofNullable(connections.get(group.name())).toList();
            case ROOM, USER, NAMESPACE, ENDPOINT -> inOrder(group);
        };
    }

    /** Returns the current members of a group, in the order of joining. */
    private List<LiveConnection> inOrder(Group group) {
        Members<LiveConnection> members = groups.get(group);
        return members == null ? List.of() : members.inOrder(lock);
    }

    /** Returns the rooms that have members here. */
    List<Group> rooms() {
        synchronized (lock) {
            return groups.keySet().stream().filter(Group::isRoom).toList();
        }
    }

    /** Returns the number of groups of a kind that have members here. */
    public int countHere(Group.Kind kind) {
        return (int)
                groups.keySet().stream().filter(group -> group.kind() == kind).count();
    }

    /** Returns the number of members that a room has here. */
    int sizeHere(Group room) {
        Members<LiveConnection> members = groups.get(room);
        return members == null ? 0 : members.size();
    }

    /** Returns the number of members that a room has on all nodes. */
    int size(Group room) {
        return sizeHere(room) + others.size(room);
    }

    @Nullable
    LiveConnection connection(String id) {
        return connections.get(id);
    }

    /** Returns the number of connections of all nodes. */
    int count() {
        return connections.size() + others.connections();
    }

    Set<String> ids() {
        return Set.copyOf(connections.keySet());
    }

    private void enter(Group group, LiveConnection connection) {
        Members<LiveConnection> members = groups.get(group);
        if (!connection.groups.add(members == null ? group : members.group())) {
            return;
        }
        if (members == null) {
            members = new Members<>(group);
            groups.put(group, members);
            happenings.occupied(group);
        }
        happenings.entering(group, connection);
        members.add(connection);
        happenings.entered(group, connection);
    }

    private void exit(Group group, LiveConnection connection) {
        if (connection.groups.remove(group)) {
            removeMember(group, connection);
        }
    }

    private void removeMember(Group group, LiveConnection connection) {
        Members<LiveConnection> members = groups.get(group);
        if (members == null) {
            return;
        }
        members.remove(connection);
        happenings.exited(group, connection);
        if (members.isEmpty()) {
            groups.remove(group);
            happenings.vacant(group);
        }
    }
}
