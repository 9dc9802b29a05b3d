// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.limit;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who is in which room; made on the first join, removed with the last member. */
final class Rooms {

    private final Map<String, Set<Peer>> members = new HashMap<>();

    void join(String room, Peer peer) {
        members.computeIfAbsent(room, name -> new LinkedHashSet<>()).add(peer);
    }

    void leave(String room, Peer peer) {
        members.computeIfPresent(room, (name, peers) -> peers.remove(peer) && peers.isEmpty() ? null : peers);
    }

    void leaveAll(Set<String> rooms, Peer peer) {
        rooms.forEach(room -> leave(room, peer));
        rooms.clear();
    }

    /** Not a copy: must not change while it is gone through. */
    Iterable<Peer> members(String room) {
        return members.getOrDefault(room, Set.of());
    }
}
