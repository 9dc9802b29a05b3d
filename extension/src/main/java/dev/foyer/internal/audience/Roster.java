// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.held.Members;
import org.jspecify.annotations.Nullable;

/**
 * The connections of an application and their groups. The members of a group and the groups of a connection agree
 * whenever the lock is free. Changed with the lock held; read by any thread, mostly without it.
 */
final class Roster {

    private final Object lock;

    // Mutable state, written under the lock. The maps are concurrent so that single look-ups need no lock.
    private final Map<String, LiveConnection> connections = new ConcurrentHashMap<>();
    private final Map<Group, Members<LiveConnection>> groups = new ConcurrentHashMap<>();
    private volatile List<Follower> followers = List.of();

    /**
     * Creates an empty roster.
     *
     * @param lock is held by whoever changes something
     */
    Roster(Object lock) {
        this.lock = lock;
    }

    /** Sets those who are told. */
    void follow(List<Follower> all) {
        followers = List.copyOf(all);
    }

    /** Tells the followers something. */
    void tell(Consumer<Follower> what) {
        for (Follower follower : followers) {
            what.accept(follower);
        }
    }

    // Changes, with the lock held

    void add(LiveConnection connection) {
        connections.put(connection.id(), connection);
        tell(follower -> follower.opened(connection));
    }

    /** Removes a connection from all its groups. Returns whether it was there. */
    boolean remove(LiveConnection connection) {
        connection.groups.forEach(group -> removeMember(group, connection));
        connection.groups.clear();
        return connections.remove(connection.id(), connection);
    }

    void enter(Group group, LiveConnection connection) {
        Members<LiveConnection> members = groups.get(group);
        if (!connection.groups.add(members == null ? group : members.group())) {
            return;
        }
        if (members == null) {
            members = new Members<>(group);
            groups.put(group, members);
            tell(follower -> follower.occupied(group));
        }
        if (group.isRoom()) {
            enterRoom(group, members, connection);
        } else {
            members.add(connection);
        }
    }

    /** Adds a member to a room. Joins are frequent, so this makes no objects. */
    private void enterRoom(Group room, Members<LiveConnection> members, LiveConnection connection) {
        List<Follower> told = followers;
        for (Follower follower : told) {
            follower.entering(room, connection);
        }
        members.add(connection);
        for (Follower follower : told) {
            follower.entered(room, connection);
        }
    }

    void exit(Group group, LiveConnection connection) {
        if (connection.groups.remove(group)) {
            removeMember(group, connection);
        }
    }

    /** Has a connection leave its namespace with all rooms there, and enter another one. */
    void move(LiveConnection connection, Group namespace) {
        for (Group group : List.copyOf(connection.groups)) {
            if (group.isRoom() || group.kind() == Group.Kind.NAMESPACE) {
                exit(group, connection);
            }
        }
        connection.namespace = namespace.name();
        enter(namespace, connection);
    }

    /** Notes whether a connection has no line for now. */
    void setAway(LiveConnection connection, boolean away) {
        connection.away = away;
        for (Group group : connection.groups) {
            if (group.isRoom()) {
                tell(follower -> follower.changed(group, connection));
            }
        }
    }

    private void removeMember(Group group, LiveConnection connection) {
        Members<LiveConnection> members = groups.get(group);
        if (members == null) {
            return;
        }
        members.remove(connection);
        if (group.isRoom()) {
            for (Follower follower : followers) {
                follower.exited(group, connection);
            }
        }
        if (members.isEmpty()) {
            groups.remove(group);
            tell(follower -> follower.vacant(group));
        }
    }

    // Looks, without the lock

    /** Tests whether a connection is here. Its answer stays true only with the lock held. */
    boolean has(LiveConnection connection) {
        return connections.containsKey(connection.id());
    }

    @Nullable
    LiveConnection connection(String id) {
        return connections.get(id);
    }

    Set<String> ids() {
        return Set.copyOf(connections.keySet());
    }

    int count() {
        return connections.size();
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

    /** Returns the number of members of a group. */
    int size(Group group) {
        Members<LiveConnection> members = groups.get(group);
        return members == null ? 0 : members.size();
    }

    /** Returns the number of groups of a kind that have members. */
    int count(Group.Kind kind) {
        return (int)
                groups.keySet().stream().filter(group -> group.kind() == kind).count();
    }

    /** Returns the rooms that have members. */
    List<Group> rooms() {
        synchronized (lock) {
            return groups.keySet().stream().filter(Group::isRoom).toList();
        }
    }
}
