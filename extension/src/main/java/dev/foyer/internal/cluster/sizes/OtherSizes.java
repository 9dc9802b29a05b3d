// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.sizes;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.cluster.message.Sizes;
import org.jspecify.annotations.Nullable;

/** Knows how many connections and members of rooms the other nodes have. Safe for any thread. */
public final class OtherSizes {

    // Mutable state: what each node has, guarded by this, and the sums, which are read without the lock.
    private final Map<String, Known> nodes = new HashMap<>();
    private final Map<Group, Integer> rooms = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** What one node has. */
    private static final class Known {

        /** The number of the latest message. */
        private long at;

        /** Whether no message is missing. */
        private boolean exact;

        private int connections;
        private Map<Group, Integer> rooms = new HashMap<>();

        /** The parts of all that have come, while they come. */
        private @Nullable Map<Group, Integer> parts;
    }

    /** Notes what a node has told. A message after one that is missing is of no use, unless it is a part of all. */
    public synchronized void heard(Sizes sizes) {
        Known known = nodes.computeIfAbsent(sizes.node(), node -> new Known());
        boolean next = sizes.at() == known.at + 1;
        known.exact &= next;
        known.at = sizes.at();
        if (sizes.part().number() == 0) {
            change(known, sizes, next);
        } else if (!known.exact) {
            gather(known, sizes, next);
        }
    }

    private void change(Known known, Sizes sizes, boolean next) {
        known.parts = null;
        if (known.exact || (next && sizes.at() == 1)) { // nothing comes before the first
            known.exact = true;
            replaceConnections(known, sizes.connections());
            sizes.rooms().forEach((room, size) -> replace(known, room, size));
        }
    }

    private void gather(Known known, Sizes sizes, boolean next) {
        if (sizes.part().isFirst()) {
            known.parts = new HashMap<>();
        } else if (!next) {
            known.parts = null;
        }
        if (known.parts == null) {
            return;
        }
        known.parts.putAll(sizes.rooms());
        if (sizes.part().isLast()) {
            Map<Group, Integer> all = known.parts;
            known.parts = null;
            known.exact = true;
            replaceConnections(known, sizes.connections());
            for (Group room : Set.copyOf(known.rooms.keySet())) {
                replace(known, room, all.getOrDefault(room, 0));
            }
            all.forEach((room, size) -> replace(known, room, size));
        }
    }

    private void replaceConnections(Known known, int now) {
        connections.addAndGet(now - known.connections);
        known.connections = now;
    }

    private void replace(Known known, Group room, int now) {
        Integer before = now == 0 ? known.rooms.remove(room) : known.rooms.put(room, now);
        int more = now - (before == null ? 0 : before);
        if (more != 0) {
            rooms.merge(room, more, (one, other) -> one + other == 0 ? null : one + other);
        }
    }

    /**
     * Tests whether all that a node has told has arrived.
     *
     * @param at the number of its latest message
     */
    public synchronized boolean isExact(String node, long at) {
        Known known = nodes.get(node);
        return known == null ? at == 0 : known.exact && known.at == at;
    }

    /** Forgets a node that does not count any more. */
    public synchronized void forget(String node) {
        Known known = nodes.remove(node);
        if (known != null) {
            replaceConnections(known, 0);
            Set.copyOf(known.rooms.keySet()).forEach(room -> replace(known, room, 0));
        }
    }

    public int connections() {
        return connections.get();
    }

    public int size(Group room) {
        return rooms.getOrDefault(room, 0);
    }

    /** Returns the names of the rooms of a namespace that have members. */
    public Set<String> rooms(String namespace) {
        return rooms.keySet().stream()
                .filter(room -> room.namespace().equals(namespace))
                .map(Group::name)
                .collect(Collectors.toSet());
    }

    /** Returns the nodes that have members in a room. */
    public synchronized Set<String> nodesIn(Group room) {
        return nodes.entrySet().stream()
                .filter(known -> known.getValue().rooms.containsKey(room))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
