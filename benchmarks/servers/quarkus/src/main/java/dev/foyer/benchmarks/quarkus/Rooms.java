// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.quarkus;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.quarkus.websockets.next.WebSocketConnection;

/** Who is in which room. */
@Singleton
public class Rooms {

    private final Map<String, Set<WebSocketConnection>> members = new ConcurrentHashMap<>();

    void join(String room, WebSocketConnection connection) {
        members.compute(room, (name, all) -> {
            Set<WebSocketConnection> them = all == null ? ConcurrentHashMap.newKeySet() : all;
            them.add(connection);
            return them;
        });
    }

    void leave(String room, WebSocketConnection connection) {
        members.computeIfPresent(room, (name, all) -> {
            all.remove(connection);
            return all.isEmpty() ? null : all;
        });
    }

    Set<WebSocketConnection> members(String room) {
        return members.getOrDefault(room, Set.of());
    }
}
