// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.micronaut;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.micronaut.websocket.WebSocketSession;

/** Who is in which room. */
@Singleton
public class Rooms {

    private final Map<String, Set<WebSocketSession>> members = new ConcurrentHashMap<>();
    private final Map<WebSocketSession, Set<String>> joined = new ConcurrentHashMap<>();

    void join(String room, WebSocketSession session) {
        joined.computeIfAbsent(session, it -> ConcurrentHashMap.newKeySet()).add(room);
        members.compute(room, (name, all) -> {
            Set<WebSocketSession> them = all == null ? ConcurrentHashMap.newKeySet() : all;
            them.add(session);
            return them;
        });
    }

    void leave(String room, WebSocketSession session) {
        joined.getOrDefault(session, Set.of()).remove(room);
        takeOut(room, session);
    }

    void leaveAll(WebSocketSession session) {
        Set<String> rooms = joined.remove(session);
        if (rooms != null) {
            rooms.forEach(room -> takeOut(room, session));
        }
    }

    Set<WebSocketSession> members(String room) {
        return members.getOrDefault(room, Set.of());
    }

    private void takeOut(String room, WebSocketSession session) {
        members.computeIfPresent(room, (name, all) -> {
            all.remove(session);
            return all.isEmpty() ? null : all;
        });
    }
}
