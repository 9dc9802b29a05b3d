// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.follow;

import java.util.function.Function;

import dev.foyer.Closing;
import dev.foyer.ConnectionClosed;
import dev.foyer.ConnectionOpened;
import dev.foyer.ConnectionParked;
import dev.foyer.ConnectionResumed;
import dev.foyer.CredentialsRefreshed;
import dev.foyer.EventsMissed;
import dev.foyer.Resumed;
import dev.foyer.Room;
import dev.foyer.RoomClosed;
import dev.foyer.RoomJoined;
import dev.foyer.RoomLeft;
import dev.foyer.RoomOpened;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.Follower;
import dev.foyer.internal.audience.LiveConnection;

/**
 * Tells the application's observers.
 *
 * @param rooms returns what an observer sees of a room
 */
record ObserversFollower(Announcer announcer, Function<Group, Room> rooms) implements Follower {

    @Override
    public void opened(LiveConnection connection) {
        announcer.announce(ConnectionOpened.class, () -> new ConnectionOpened(connection));
    }

    @Override
    public void closed(LiveConnection connection, Closing closing) {
        announcer.announce(ConnectionClosed.class, () -> new ConnectionClosed(connection, closing));
    }

    @Override
    public void parked(LiveConnection connection) {
        announcer.announce(ConnectionParked.class, () -> new ConnectionParked(connection));
    }

    @Override
    public void resumed(LiveConnection connection, Resumed how) {
        announcer.announce(ConnectionResumed.class, () -> new ConnectionResumed(connection, how));
    }

    @Override
    public void refreshed(LiveConnection connection) {
        announcer.announce(CredentialsRefreshed.class, () -> new CredentialsRefreshed(connection));
    }

    @Override
    public void missed(EventsMissed event) {
        announcer.announce(EventsMissed.class, () -> event);
    }

    @Override
    public void occupied(Group group) {
        announce(group, RoomOpened.class, RoomOpened::new);
    }

    @Override
    public void vacant(Group group) {
        announce(group, RoomClosed.class, RoomClosed::new);
    }

    @Override
    public void entered(Group room, LiveConnection connection) {
        announce(room, RoomJoined.class, named -> new RoomJoined(named, connection));
    }

    @Override
    public void exited(Group room, LiveConnection connection) {
        announce(room, RoomLeft.class, named -> new RoomLeft(named, connection));
    }

    private <T extends Record> void announce(Group group, Class<T> type, Function<Room, T> event) {
        if (group.isRoom()) {
            announcer.announce(type, () -> event.apply(rooms.apply(group)));
        }
    }

    @Override
    public void settle() {
        announcer.deliver();
    }
}
