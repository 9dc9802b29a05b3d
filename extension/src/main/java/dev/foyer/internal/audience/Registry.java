// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Every open connection and every room of the application. Safe for any thread: one lock guards all of it, so that what a room
 * says of its members and what a connection says of its rooms agree at every moment. Emits read a snapshot without the lock.
 */
public final class Registry {

    private final Supplier<Emitter> emitter;
    private final Object lock = new Object();

    // Mutable state, written under the lock. The maps are concurrent so that single look-ups need no lock.
    private final Map<String, LiveConnection> connections = new ConcurrentHashMap<>();
    private final Map<String, Members> rooms = new ConcurrentHashMap<>();

    public Registry(Supplier<Emitter> emitter) {
        this.emitter = emitter;
    }

    Emitter emitter() {
        return emitter.get();
    }

    void add(LiveConnection connection) {
        synchronized (lock) {
            connections.put(connection.id(), connection);
        }
    }

    void remove(LiveConnection connection) {
        synchronized (lock) {
            for (String room : connection.joined) {
                removeMember(room, connection);
            }
            connection.joined.clear();
            connections.remove(connection.id());
        }
    }

    void join(String room, LiveConnection connection) {
        connection.opened(); // or it says that it is too early
        synchronized (lock) {
            if (connections.containsKey(connection.id()) && connection.joined.add(room)) {
                rooms.computeIfAbsent(room, name -> new Members()).add(connection);
            }
        }
    }

    void leave(String room, LiveConnection connection) {
        synchronized (lock) {
            if (connection.joined.remove(room)) {
                removeMember(room, connection);
            }
        }
    }

    boolean contains(String room, LiveConnection connection) {
        synchronized (lock) {
            return connection.joined.contains(room);
        }
    }

    List<String> roomsOf(LiveConnection connection) {
        synchronized (lock) {
            return List.copyOf(connection.joined);
        }
    }

    /** The members of a room at this moment, in the order they joined. */
    List<LiveConnection> members(String room) {
        Members members = rooms.get(room);
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

    /** The sizes of all rooms at one moment. */
    Map<String, Integer> sizes() {
        synchronized (lock) {
            var sizes = new HashMap<String, Integer>();
            rooms.forEach((name, members) -> sizes.put(name, members.all.size()));
            return sizes;
        }
    }

    boolean isRoom(String room) {
        return rooms.containsKey(room);
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

    private void removeMember(String room, LiveConnection connection) {
        Members members = rooms.get(room);
        if (members != null && members.remove(connection)) {
            rooms.remove(room);
        }
    }

    /** The members of one room; touched under the lock, but for the snapshot. */
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
