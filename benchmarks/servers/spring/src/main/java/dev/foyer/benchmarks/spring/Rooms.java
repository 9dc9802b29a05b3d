// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.spring;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who is in which room; a room is there while it has members. Safe for any thread. */
final class Rooms {
    private final Map<String, Set<Member>> byName = new ConcurrentHashMap<>();

    void join(String room, Member member) {
        byName.compute(room, (name, members) -> {
            Set<Member> joined = members == null ? ConcurrentHashMap.newKeySet() : members;
            joined.add(member);
            return joined;
        });
        member.rooms().add(room);
    }

    void leave(String room, Member member) {
        member.rooms().remove(room);
        byName.computeIfPresent(room, (name, members) -> {
            members.remove(member);
            return members.isEmpty() ? null : members;
        });
    }

    void leaveAll(Member member) {
        member.rooms().forEach(room -> leave(room, member));
    }

    Set<Member> in(String room) {
        return byName.getOrDefault(room, Set.of());
    }
}
