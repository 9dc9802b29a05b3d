// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.rooms;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Room;

@ApplicationScoped
public class Presence {

    @Inject
    Connections connections;

    public synchronized void enter(Room room, Connection connection, String player) {
        boolean isNew = !isIn(room, player);
        room.join(connection);
        if (isNew) {
            room.except(connection).emit("player.came", player);
        }
        connection.emit("players", names(room));
    }

    public synchronized void exit(Room room, Connection connection, String player) {
        if (room.contains(connection)) {
            room.leave(connection); // it would leave by itself, but only after @OnDisconnect
            if (!isIn(room, player)) {
                room.emit("player.left", player);
            }
        }
    }

    private static Set<String> names(Room room) { // each once, however many windows
        return room.members().stream()
                .map(Connection::userId)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isIn(Room room, String player) {
        return connections.ofUser(player).members().stream().anyMatch(room::contains);
    }
}
