// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.foyer.internal.audience.Group.Kind;
import dev.foyer.internal.diagnostics.Code;
import org.jspecify.annotations.Nullable;

/**
 * Every open connection of the application and the rooms, user and namespace it is in. Safe for any thread: one lock guards all of
 * it, so that what a room says of its members and what a connection says of its rooms agree at every moment. Emits read a
 * snapshot without the lock.
 */
public final class Registry {

    private final Supplier<Emitter> emitter;
    private final Object lock = new Object();

    // Mutable state, written under the lock. The maps are concurrent so that single look-ups need no lock.
    private final Map<String, LiveConnection> connections = new ConcurrentHashMap<>();
    private final Map<Group, Members> groups = new ConcurrentHashMap<>();

    public Registry(Supplier<Emitter> emitter) {
        this.emitter = emitter;
    }

    Emitter emitter() {
        return emitter.get();
    }

    /** Adds a connection to its namespace and, if it has one, to its user. */
    void add(LiveConnection connection, @Nullable String user) {
        synchronized (lock) {
            connections.put(connection.id(), connection);
            enter(Group.namespace(connection.namespace()), connection);
            if (user != null) {
                enter(Group.user(user), connection);
            }
        }
    }

    void remove(LiveConnection connection) {
        synchronized (lock) {
            connection.groups.forEach(group -> removeMember(group, connection));
            connection.groups.clear();
            connections.remove(connection.id());
        }
    }

    /** Leaves the rooms of the namespace that the connection was in. */
    void move(LiveConnection connection, String namespace) {
        Group target = Group.namespace(namespace);
        connection.opened(); // or it says that it is too early
        synchronized (lock) {
            if (connections.containsKey(connection.id()) && !connection.groups.contains(target)) {
                for (Group group : List.copyOf(connection.groups)) {
                    if (group.kind() != Kind.USER) {
                        exit(group, connection);
                    }
                }
                connection.namespace = namespace;
                enter(target, connection);
            }
        }
    }

    void join(Group room, LiveConnection connection) {
        connection.opened(); // or it says that it is too early
        synchronized (lock) {
            if (connections.containsKey(connection.id())) {
                if (!room.namespace().equals(connection.namespace())) {
                    throw new IllegalStateException(Code.NAMESPACE_FOREIGN.text(
                            connection.id(), connection.namespace(), room.name(), room.namespace()));
                }
                enter(room, connection);
            }
        }
    }

    void leave(Group room, LiveConnection connection) {
        synchronized (lock) {
            exit(room, connection);
        }
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

    /** The members of a group at this moment, in the order they came. */
    List<LiveConnection> members(Group group) {
        Members members = groups.get(group);
        if (members == null) {
            return List.of();
        }
        List<LiveConnection> known = members.snapshot;
        if (known == null) {
            synchronized (lock) {
                known = members.refresh();
            }
        }
        return known;
    }

    /** The names of the rooms of a namespace that somebody is in. */
    Set<String> rooms(String namespace) {
        synchronized (lock) {
            var names = new HashSet<String>();
            for (Group group : groups.keySet()) {
                if (group.isRoom() && group.namespace().equals(namespace)) {
                    names.add(group.name());
                }
            }
            return Set.copyOf(names);
        }
    }

    boolean exists(Group group) {
        return groups.containsKey(group);
    }

    Collection<LiveConnection> connections() {
        return connections.values();
    }

    @Nullable
    LiveConnection connection(String id) {
        return connections.get(id);
    }

    int count() {
        return connections.size();
    }

    Set<String> ids() {
        return Set.copyOf(connections.keySet());
    }

    private void enter(Group group, LiveConnection connection) {
        if (connection.groups.add(group)) {
            groups.computeIfAbsent(group, name -> new Members()).add(connection);
        }
    }

    private void exit(Group group, LiveConnection connection) {
        if (connection.groups.remove(group)) {
            removeMember(group, connection);
        }
    }

    private void removeMember(Group group, LiveConnection connection) {
        Members members = groups.get(group);
        if (members != null && members.remove(connection)) {
            groups.remove(group);
        }
    }

    /** The members of one group; touched under the lock, but for the snapshot. */
    private static final class Members {

        private final Set<LiveConnection> all = new LinkedHashSet<>(4);
        private volatile @Nullable List<LiveConnection> snapshot;

        void add(LiveConnection connection) {
            all.add(connection);
            snapshot = null;
        }

        /** True if it was the last one. */
        boolean remove(LiveConnection connection) {
            all.remove(connection);
            snapshot = null;
            return all.isEmpty();
        }

        List<LiveConnection> refresh() {
            List<LiveConnection> now = List.copyOf(all);
            snapshot = now;
            return now;
        }
    }
}
