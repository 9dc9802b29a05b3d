// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Room;
import dev.foyer.sample.Events.Entered;
import dev.foyer.sample.Events.Exited;
import dev.foyer.sample.Events.Members;

/**
 * Tells the members of a room who comes and who leaves. A user is a member while any of his connections is in the room: another tab, or
 * the one that has replaced a lost line before the server noticed the loss.
 *
 * <p>Handles one coming or leaving at a time, and emits the list of members meanwhile. Otherwise somebody who reloads the page could be
 * announced as gone after being announced as back, and a list could arrive after the news of somebody who is not on it yet.
 */
@ApplicationScoped
public class Presence {

    @Inject
    Connections connections;

    /** Adds a connection to a room, tells it who is there, and tells the others if it is the user's first one there. */
    public synchronized void enter(Room room, Connection connection, ChatUser user) {
        boolean isNew = !isIn(room, user);
        room.join(connection);
        if (isNew) {
            room.except(connection).emit(new Entered(room.name(), user.name()));
        }
        connection.emit(new Members(room.name(), names(room)));
    }

    /** Removes a connection from a room, and tells the others if it was the user's last one there. */
    public synchronized void exit(Room room, Connection connection, ChatUser user) {
        if (room.contains(connection)) {
            room.leave(connection);
            if (!isIn(room, user)) {
                room.emit(new Exited(room.name(), user.name()));
            }
        }
    }

    private static List<String> names(Room room) {
        return room.members().stream()
                .map(member -> member.user(ChatUser.class).name())
                .distinct()
                .sorted()
                .toList();
    }

    private boolean isIn(Room room, ChatUser user) {
        return connections.ofUser(user.id()).members().stream().anyMatch(room::contains);
    }
}
